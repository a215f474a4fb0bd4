package io.rialto.saml;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of the browser profiles, as somebody wrote it. */
public sealed interface ReceivedMessage permits ReceivedAuthnRequest, ReceivedLogoutRequest, ReceivedLogoutResponse {

    Envelope envelope();

    /**
     * What every message says about itself (SAML Core §3.2.1, §3.2.2).
     *
     * @param issuer the sender's entity ID
     * @param destination where the sender sent it
     */
    record Envelope(
            String id,
            Instant issuedAt,
            String issuer,
            @Nullable String destination) {}
}
