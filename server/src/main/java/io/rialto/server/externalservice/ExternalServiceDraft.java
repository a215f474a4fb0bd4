package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.site.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a service.
 *
 * @param preset the preset that it is made from; absent: none
 * @param provisioning absent: only logins keep accounts
 */
public record ExternalServiceDraft(
        String slug,
        String name,
        String summary,
        boolean active,
        Protocol protocol,
        Release release,
        @Nullable String allow,
        RelayState relayState,
        Accounts accounts,
        Secrets secrets,
        @Nullable String preset,
        @Nullable Provisioning provisioning) {

    /** Of a service that is made from no preset, and whose accounts only logins keep. */
    public ExternalServiceDraft(
            String slug,
            String name,
            String summary,
            boolean active,
            Protocol protocol,
            Release release,
            @Nullable String allow,
            RelayState relayState,
            Accounts accounts,
            Secrets secrets) {
        this(slug, name, summary, active, protocol, release, allow, relayState, accounts, secrets, null, null);
    }

    /** The service as it would be, open to customers. */
    public ExternalService opened(ServiceId id, SiteId site) {
        Availability now = protocol instanceof PublishedSaml ? Availability.METADATA_MISSING : Availability.ACTIVE;
        return new ExternalService(
                id,
                site,
                slug,
                name,
                summary,
                now,
                protocol,
                release,
                allow,
                relayState,
                accounts,
                secrets,
                preset,
                provisioning);
    }
}
