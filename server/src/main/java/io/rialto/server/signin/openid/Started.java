package io.rialto.server.signin.openid;

import io.rialto.server.identityprovider.IdentityProviderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way, as the browser keeps it, sealed.
 *
 * @param verifier what only we know of the challenge that was sent (RFC 7636 §4.1)
 * @param trial the trial that it is; absent: somebody signs in
 */
public record Started(
        String state,
        String nonce,
        String verifier,
        IdentityProviderId provider,
        Instant at,
        @Nullable String trial) {

    private static final int BYTES = 32;

    static Started now(IdentityProviderId provider, Instant at, @Nullable String trial, SecureRandom random) {
        return new Started(text(random), text(random), text(random), provider, at, trial);
    }

    private static String text(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 7636 §4.2: S256. */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    /** Lines: no part holds a line break. */
    byte[] bytes() {
        String text = String.join("\n", state, nonce, verifier, provider.value(), Long.toString(at.getEpochSecond()));
        return (trial == null ? text : text + "\n" + trial).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads what {@link #bytes} wrote; it comes out of the vault, so it can be nothing else. */
    static Started of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", 6);
        return new Started(
                lines[0],
                lines[1],
                lines[2],
                new IdentityProviderId(lines[3]),
                Instant.ofEpochSecond(Long.parseLong(lines[4])),
                lines.length > 5 ? lines[5] : null);
    }

    /** What is started has no text: the verifier is in it. */
    @Override
    public String toString() {
        return "Started[" + provider.value() + "]";
    }
}
