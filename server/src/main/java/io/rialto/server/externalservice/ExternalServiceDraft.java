package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a service.
 *
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
        Accounts accounts,
        Secrets secrets) {}
