package io.rialto.server.page;

import java.util.regex.Pattern;

/** What a customer reads out to support: twelve characters of Crockford's base 32, which has no letter that looks like another. */
public record Reference(String value) {

    static final int BITS = 60;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = BITS / 5;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public Reference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
    }

    /** The alphabet is in the order of its characters, so texts sort as their numbers do. */
    public static Reference of(long number) {
        char[] value = new char[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            value[at] = ALPHABET.charAt((int) (number >>> (BITS - 5 * (at + 1))) & 31);
        }
        return new Reference(new String(value));
    }

    /** The one that follows. */
    public Reference next() {
        return of(number() + 1);
    }

    /** The number that the text writes, for where a number is kept more cheaply than a text; at most 60 bits. */
    public long number() {
        long number = 0;
        for (int at = 0; at < LENGTH; at++) {
            number = number << 5 | ALPHABET.indexOf(value.charAt(at));
        }
        return number;
    }

    @Override
    public String toString() {
        return value;
    }
}
