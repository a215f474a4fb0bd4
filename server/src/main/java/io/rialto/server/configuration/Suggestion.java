package io.rialto.server.configuration;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant to write. */
final class Suggestion {

    private static final int FARTHEST = 3;
    private static final int LONGEST = 64;

    private Suggestion() {}

    /** {@code ; did you mean "acs"?} where one of the known words is near, else nothing. */
    static String of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(FARTHEST, 1 + candidate.length() / 4))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(candidate -> "; did you mean \"" + candidate + "\"?")
                .orElse("");
    }

    /** How many letters must be put in, taken out, replaced, or swapped with their neighbour (optimal string alignment). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], previous[j]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = previous;
            previous = row;
        }
        return previous[other.length()];
    }
}
