package io.rialto.server.handoff.oidc.client;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.oidc.grant.Owner;
import io.rialto.server.site.Site;
import java.util.UUID;

/**
 * A service of a site that speaks OpenID Connect.
 *
 * @param trial whether it takes the service's place in a trial: then its id was made for this once, and no route knows it
 */
public record Client(Site site, ExternalService service, Oidc settings, boolean trial) {

    /** Whose its codes and tokens are; a trial's are nobody's but its own, and nothing at the service. */
    public Owner owner() {
        return new Owner(site.id(), trial ? new ServiceId(UUID.fromString(id())) : service.id());
    }

    /** Its id. */
    public String id() {
        return settings.clientId();
    }
}
