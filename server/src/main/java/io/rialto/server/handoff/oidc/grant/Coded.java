package io.rialto.server.handoff.oidc.grant;

import org.jspecify.annotations.Nullable;

/**
 * What a code stands for.
 *
 * @param redirectUri where it was sent
 * @param challenge what the verifier must hash to (RFC 7636 §4.6); absent: the client was exempt
 * @param nonce goes into the first ID token
 */
public record Coded(
        Login login,
        String redirectUri,
        @Nullable String challenge,
        @Nullable String nonce) {

    /** It has no text: a customer is in it. */
    @Override
    public String toString() {
        return "Coded";
    }
}
