package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.client.Client;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** An authorization request that is right (OpenID Connect Core §3.1.2.1). */
record AuthorizationRequest(Client client, Kept kept, Prompt prompt, Optional<Duration> maxAge) {

    /** What a request comes to. */
    sealed interface Outcome {

        record Good(AuthorizationRequest request) implements Outcome {}

        /** The client learns of it, at the address that it registered. */
        record Back(Client client, ReturnAddress address, ErrorCode error, String sentence) implements Outcome {}

        /** RFC 6749 §4.1.2.1: without a client and its address nobody is sent anywhere. */
        record Stop(TurnedAway turnedAway) implements Outcome {}
    }

    /** Of RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6. */
    enum ErrorCode {
        INVALID_REQUEST,
        UNSUPPORTED_RESPONSE_TYPE,
        INVALID_SCOPE,
        LOGIN_REQUIRED,
        ACCESS_DENIED,
        REQUEST_NOT_SUPPORTED,
        REQUEST_URI_NOT_SUPPORTED,
        REGISTRATION_NOT_SUPPORTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
