package io.rialto.saml;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A successful response that carries one assertion (SAML Core §3.3.3).
 *
 * @param id unique; an XML NCName
 * @param destination the assertion consumer service URL
 * @param inResponseTo the request this answers; absent when the identity provider began (SAML Profiles §4.1.5)
 */
public record Response(
        String id,
        Instant issuedAt,
        String issuer,
        String destination,
        @Nullable String inResponseTo,
        Assertion assertion) {

    public Response {
        NcName.require(id);
        if (id.equals(assertion.id())) {
            // A signature refers to what it signs by ID.
            throw new IllegalArgumentException("a response and its assertion have IDs of their own");
        }
        if (inResponseTo != null) {
            NcName.require(inResponseTo);
        }
        if (issuer.isBlank() || destination.isBlank()) {
            throw new IllegalArgumentException("a response needs an issuer and a destination");
        }
    }
}
