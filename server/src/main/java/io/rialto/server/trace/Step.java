package io.rialto.server.trace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One decision and how it came out. Whatever others may have written is kept short, printable and without what looks like an address.
 *
 * @param check the decision's {@link Check#key}
 * @param expected what would have been right; may be empty
 * @param actual what came; never a customer's value
 */
public record Step(String check, Verdict verdict, String expected, String actual) {

    /** How it came out. */
    public enum Verdict {
        PASSED,
        REFUSED;

        /** For programs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s'\"<>(),]*(?:@|%40)[^\\s'\"<>(),]*", Pattern.CASE_INSENSITIVE);

    public Step {
        expected = plain(expected);
        actual = plain(actual);
    }

    public static Step passed(Check check, String expected, String actual) {
        return new Step(check.key(), Verdict.PASSED, expected, actual);
    }

    public static Step refused(Check check, String expected, String actual) {
        return new Step(check.key(), Verdict.REFUSED, expected, actual);
    }

    /** The text as it may be kept. */
    static String plain(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return ADDRESS.matcher(UNPRINTABLE.matcher(cut).replaceAll("?")).replaceAll("[address]");
    }

    /** What is true when the check went well, for people. */
    public String title() {
        return Check.of(check).map(Check::title).orElse(check);
    }
}
