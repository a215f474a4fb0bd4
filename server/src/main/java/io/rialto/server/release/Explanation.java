package io.rialto.server.release;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import io.rialto.server.release.Expressions.Purpose;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what is wrong with an expression. */
final class Explanation {

    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(\\w+)'");

    private Explanation() {}

    static String of(CelIssue issue) {
        String place = " (line %d, column %d)"
                .formatted(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn() + 1);
        Matcher undefined = UNDEFINED_FIELD.matcher(issue.getMessage());
        if (!undefined.find()) {
            return issue.getMessage() + place;
        }
        String hint = closest(undefined.group(1))
                .map(name -> ": did you mean '" + name + "'?")
                .orElse("");
        return "the customer has no member '" + undefined.group(1) + "'" + hint + place;
    }

    static String wrongType(CelType type, Purpose purpose) {
        String wanted = switch (purpose) {
            case RULE -> "true or false";
            case ATTRIBUTE -> "a text, a number, true or false, or a list of these";
            case CLAIM -> "a text, a number, true or false, members, or a list of these";
            case NAME_ID -> "a text";
        };
        return "it gives a value of type " + type.name() + " where " + wanted + " is needed";
    }

    private static Optional<String> closest(String name) {
        return CustomerType.NAMES.stream()
                .filter(known -> distance(name, known) <= 2)
                .min(Comparator.comparingInt(known -> distance(name, known)));
    }

    /** Levenshtein's distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int above = row[column];
                int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
