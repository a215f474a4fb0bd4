package io.rialto.server.handoff.oidc.grant;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a code or a refresh token that was presented. */
public sealed interface Exchange {

    /** @param nonce of the request, for the first ID token only (OpenID Connect Core §12.2) */
    record Good(
            Login login,
            String access,
            Duration lifetime,
            Optional<String> refresh,
            @Nullable String nonce) implements Exchange {

        /** Tokens have no text. */
        @Override
        public String toString() {
            return "Good";
        }
    }

    record Bad(Reason reason) implements Exchange {}

    enum Reason {
        /** None of this service's, or the grant is gone. */
        UNKNOWN,
        EXPIRED,
        /** Used before: all that came of it is gone with it. */
        REPLAYED,
        /** The shop disabled or deleted the customer. */
        SHUT_OUT,
        /** Another redirect_uri than the code was sent to. */
        OTHER_REDIRECT_URI,
        /** The verifier does not belong to the code's challenge. */
        WRONG_VERIFIER,
        /** A verifier for a code without a challenge (RFC 9700 §4.8.2). */
        UNASKED_VERIFIER,
        /** More than was granted. */
        WIDER_SCOPE
    }
}
