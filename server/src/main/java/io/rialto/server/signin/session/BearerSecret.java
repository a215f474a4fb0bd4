package io.rialto.server.signin.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whoever has it is let in: 32 random bytes, of which only the hash is kept. */
public record BearerSecret(String value) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public BearerSecret {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a secret of ours");
        }
    }

    public static BearerSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new BearerSecret(encoded(bytes));
    }

    /** Empty when the text cannot be one. */
    public static Optional<BearerSecret> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BearerSecret(text)) : Optional.empty();
    }

    /** SHA-256 is enough: nobody guesses 32 random bytes. */
    public String hash() {
        return hash(value);
    }

    /** The SHA-256 of a text, as 43 letters. */
    public static String hash(String text) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Secrets have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "BearerSecret";
    }
}
