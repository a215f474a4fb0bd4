package io.rialto.server.twin;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * With what a service begins a login, and what it keeps of it until the browser is back.
 *
 * @param issuer who was named as the provider when the service was asked to begin; empty: nobody was
 * @param state returns with the browser
 * @param nonce returns in the ID token
 * @param verifier shows that who redeems the code is who asked for it (RFC 7636 §4.1)
 */
public record Opening(String issuer, String state, String nonce, String verifier) {

    private static final int BYTES = 32;

    /** A new one. */
    public static Opening next(String issuer, SecureRandom random) {
        return new Opening(issuer, text(random), text(random), text(random));
    }

    // RFC 7636 §4.2
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Macs.digest("SHA-256", Macs.utf8(verifier)));
    }

    private static String text(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** It is the service's alone. */
    @Override
    public String toString() {
        return "Opening";
    }
}
