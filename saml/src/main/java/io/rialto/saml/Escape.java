package io.rialto.saml;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/** Which characters are replaced, and by what (Canonical XML 1.0 §2.3, attribute and text nodes). */
@SuppressWarnings("ImmutableEnumChecker") // the table is filled by the constructor and only read after it
enum Escape {
    TEXT("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;"),
    // A greater-than sign stays as it is in an attribute value.
    ATTRIBUTE("&", "&amp;", "<", "&lt;", "\"", "&quot;", "\t", "&#x9;", "\n", "&#xA;", "\r", "&#xD;");

    private final byte[] @Nullable [] replacements = new byte[128] @Nullable [];

    Escape(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            replacements[pairs[i].charAt(0)] = pairs[i + 1].getBytes(US_ASCII);
        }
    }

    /**
     * What stands for an ASCII character; null when it stands for itself.
     *
     * @throws IllegalArgumentException when XML 1.0 cannot carry it, not even as a character reference
     */
    byte @Nullable [] replacing(char ascii) {
        byte[] replacement = replacements[ascii];
        if (replacement == null && ascii < ' ' && ascii != '\t' && ascii != '\n' && ascii != '\r') {
            throw refused(ascii);
        }
        return replacement;
    }

    /** The text itself stays out of the message: it may be somebody's name. */
    static IllegalArgumentException refused(int character) {
        return new IllegalArgumentException("XML 1.0 cannot carry U+%04X".formatted(character));
    }
}
