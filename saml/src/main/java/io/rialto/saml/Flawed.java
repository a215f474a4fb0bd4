package io.rialto.saml;

/** Leaves the reading of a message at once; caught at the package's doors, where it becomes a {@link Rejected}. */
final class Flawed extends Exception {

    private static final int LONGEST_QUOTE = 200;

    private final Flaw flaw;
    private final String detail;

    Flawed(Flaw flaw, String detail) {
        // no message, no stack trace: an attacker chooses how often this happens
        super(null, null, false, false);
        this.flaw = flaw;
        this.detail = detail;
    }

    Rejected rejected() {
        return new Rejected(flaw, detail);
    }

    Flaw flaw() {
        return flaw;
    }

    String detail() {
        return detail;
    }

    /** A name, URI or ID from the message, fit for one line of a log. */
    static String quote(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() <= LONGEST_QUOTE ? printable : printable.substring(0, LONGEST_QUOTE) + "…";
    }
}
