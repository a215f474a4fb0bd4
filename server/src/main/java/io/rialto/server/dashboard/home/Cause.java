package io.rialto.server.dashboard.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Why launches failed.
 *
 * @param asked what the list of launches is asked for, to show them
 * @param width of its bar, of {@link #WIDTH}
 */
record Cause(String words, String code, String asked, long count, long width) {

    static final long WIDTH = 120;

    /**
     * The most frequent first.
     *
     * @param since the day from which on they are counted
     */
    static List<Cause> all(Map<String, Object> causes, String since) {
        long most = causes.values().stream().mapToLong(Numbers::number).max().orElse(1);
        return causes.entrySet().stream()
                .map(one -> new Cause(
                        CauseWords.of(one.getKey()),
                        one.getKey(),
                        asked(one.getKey()) + "&since=" + since,
                        Numbers.number(one.getValue()),
                        Math.max(2, Numbers.number(one.getValue()) * WIDTH / Math.max(1, most))))
                .sorted(Comparator.comparingLong((Cause cause) -> -cause.count())
                        .thenComparing(Cause::code))
                .toList();
    }

    // These two are no reasons of a launch, but how it ended.
    private static String asked(String code) {
        return code.equals("failed") || code.equals("returned") ? "failed=yes" : "failed=yes&reason=" + code;
    }
}
