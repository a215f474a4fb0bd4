package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.ExternalService.SameEmail;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a service.
 *
 * @param sameEmail absent: nobody decided, and accounts are separate
 * @param protocol absent: it speaks one that this release does not offer
 */
public record ExternalServiceDraft(
        String slug,
        String name,
        String summary,
        boolean active,
        @Nullable Protocol protocol,
        Release release,
        @Nullable String allow,
        RelayState relayState,
        @Nullable SameEmail sameEmail,
        Secrets secrets) {}
