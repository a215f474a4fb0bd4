package io.rialto.saml;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Which characters are replaced, and by what (Canonical XML 1.0 §2.3, attribute and text nodes). */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled by the constructor and only read after it
enum Escape {
    TEXT("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;"),
    // A greater-than sign stays as it is in an attribute value.
    ATTRIBUTE("&", "&amp;", "<", "&lt;", "\"", "&quot;", "\t", "&#x9;", "\n", "&#xA;", "\r", "&#xD;");

    /** Whether an ASCII character stands for itself. Of a question mark one has to look where it comes from. */
    final boolean[] plain = new boolean[128];

    private final byte[][] written = new byte[128][];

    Escape(String... pairs) {
        for (char c = 0; c < written.length; c++) {
            boolean refused = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            written[c] = refused ? new byte[0] : new byte[] {(byte) c};
            plain[c] = !refused && c != '?';
        }
        for (int i = 0; i < pairs.length; i += 2) {
            char c = pairs[i].charAt(0);
            written[c] = pairs[i + 1].getBytes(US_ASCII);
            plain[c] = false;
        }
    }

    /**
     * What is written for an ASCII character.
     *
     * @throws IllegalArgumentException when XML 1.0 cannot carry it, not even as a character reference
     */
    byte[] written(char ascii) {
        if (written[ascii].length == 0) {
            throw refused(ascii);
        }
        return written[ascii];
    }

    /** The text itself stays out of the message: it may be somebody's name. */
    static IllegalArgumentException refused(int character) {
        return new IllegalArgumentException("XML 1.0 cannot carry U+%04X".formatted(character));
    }
}
