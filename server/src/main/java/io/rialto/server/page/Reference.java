package io.rialto.server.page;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** What a customer reads out to support: ten characters of Crockford's base 32, which has no letter that looks like another. */
public record Reference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public Reference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
    }

    /** A new one, of 50 random bits. */
    public static Reference next(SecureRandom random) {
        long bits = random.nextLong();
        StringBuilder value = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            value.append(ALPHABET.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return new Reference(value.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
