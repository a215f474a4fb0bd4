package io.rialto.server.signin.attempt;

/**
 * The attempt goes no further.
 *
 * @param expected what would have been right; empty where that is nobody's business
 * @param actual what came instead, never an address, a token or a secret
 */
public record Refused(Refusal reason, String expected, String actual) {

    private static final int LONGEST = 300;

    public Refused {
        expected = shortened(expected);
        actual = shortened(actual);
    }

    public Refused(Refusal reason) {
        this(reason, "", "");
    }

    /** What others sent may hold anything: it is kept short, printable and on one line. */
    static String shortened(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\"]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST - 1) + "…" : plain;
    }
}
