package io.rialto.saml;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody logged out at the sender (SAML Core §3.7.1).
 *
 * @param notOnOrAfter when the request expires
 * @param sessionIndexes which sessions; empty: all of them
 */
public record ReceivedLogoutRequest(
        Envelope envelope, NameId nameId, @Nullable Instant notOnOrAfter, List<String> sessionIndexes)
        implements ReceivedMessage {

    public ReceivedLogoutRequest {
        sessionIndexes = List.copyOf(sessionIndexes);
    }

    /** Without the name, so that a request that slips into a log tells nothing. */
    @Override
    public String toString() {
        return "ReceivedLogoutRequest[" + envelope + "]";
    }
}
