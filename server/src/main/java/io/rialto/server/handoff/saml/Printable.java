package io.rialto.server.handoff.saml;

/** A stranger's text, fit for one line of a log. */
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    static String of(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]|\"", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
