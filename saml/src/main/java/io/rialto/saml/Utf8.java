package io.rialto.saml;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** A growing buffer of UTF-8. */
final class Utf8 {

    /** More than one step of the writers below can need at once. */
    private static final int SLACK = 32;

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FIVE_DIGIT_YEARS = Instant.parse("+10000-01-01T00:00:00Z");

    private byte[] bytes = new byte[8 * 1024];
    private int size;

    int size() {
        return size;
    }

    /** The buffer itself, valid up to {@link #size()} and until the next write. */
    byte[] array() {
        return bytes;
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    void put(byte[] some) {
        room(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    /** Leaves a gap, to be filled later, and answers where it starts. */
    int skip(int length) {
        room(length);
        int start = size;
        size += length;
        return start;
    }

    void fill(int at, byte[] some) {
        System.arraycopy(some, 0, bytes, at, some.length);
    }

    void ascii(char c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    /** Markup of our own, known to be ASCII. */
    void ascii(String text) {
        put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when the text holds what XML 1.0 cannot carry */
    void text(String text, Escape escape) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        // As many bytes as characters: all ASCII, so both have the same index. (Half a surrogate pair became a question
        // mark.)
        boolean ascii = encoded.length == text.length();
        int at = 0;
        while (at < text.length()) {
            if (ascii) {
                at = plain(encoded, at, escape);
            }
            if (at < text.length()) {
                at = character(text, at, escape);
            }
        }
    }

    /** Copies at once what stands for itself, which is nearly everything, and answers where that ends. */
    private int plain(byte[] ascii, int from, Escape escape) {
        boolean[] plain = escape.plain;
        int at = from;
        while (at < ascii.length && plain[ascii[at] & 0x7F]) {
            at++;
        }
        room(at - from);
        System.arraycopy(ascii, from, bytes, size, at - from);
        size += at - from;
        return at;
    }

    private int character(String text, int at, Escape escape) {
        char c = text.charAt(at);
        room(SLACK);
        if (c < 0x80) {
            put(escape.written(c));
        } else if (Character.isSurrogate(c)) {
            astral(codePointAt(text, at));
            return at + 2;
        } else {
            basic(c);
        }
        return at + 1;
    }

    private static int codePointAt(String text, int index) {
        int codePoint = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
            throw Escape.refused(codePoint);
        }
        return codePoint;
    }

    private void basic(char c) {
        // XML 1.0 §2.2: Char leaves out the two noncharacters at the end of the basic plane.
        if (c == '\uFFFE' || c == '\uFFFF') {
            throw Escape.refused(c);
        }
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[size++] = (byte) (0xE0 | c >> 12);
            bytes[size++] = following(c >> 6);
        }
        bytes[size++] = following(c);
    }

    private void astral(int codePoint) {
        bytes[size++] = (byte) (0xF0 | codePoint >> 18);
        bytes[size++] = following(codePoint >> 12);
        bytes[size++] = following(codePoint >> 6);
        bytes[size++] = following(codePoint);
    }

    private static byte following(int sixBits) {
        return (byte) (0x80 | (sixBits & 0x3F));
    }

    /** In UTC, in whole milliseconds, always of the same length (SAML Core §1.3.3). */
    void instant(Instant instant) {
        if (instant.isBefore(FIRST_YEAR) || !instant.isBefore(FIVE_DIGIT_YEARS)) {
            throw new IllegalArgumentException("a year has four digits: " + instant);
        }
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        room(SLACK);
        digits(at.getYear(), 4, '-');
        digits(at.getMonthValue(), 2, '-');
        digits(at.getDayOfMonth(), 2, 'T');
        digits(at.getHour(), 2, ':');
        digits(at.getMinute(), 2, ':');
        digits(at.getSecond(), 2, '.');
        digits(at.getNano() / 1_000_000, 3, 'Z');
    }

    private void digits(int number, int width, char after) {
        int rest = number;
        for (int i = width - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += width;
        bytes[size++] = (byte) after;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(2 * bytes.length, size), more));
        }
    }
}
