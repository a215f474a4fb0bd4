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
        Assertion assertion) {}
