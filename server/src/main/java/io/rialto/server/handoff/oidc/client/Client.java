package io.rialto.server.handoff.oidc.client;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.handoff.oidc.grant.Owner;
import io.rialto.server.site.Site;

/** A service of a site that speaks OpenID Connect. */
public record Client(Site site, ExternalService service, Oidc settings) {

    /** Whose its codes and tokens are. */
    public Owner owner() {
        return new Owner(site.id(), service.id());
    }

    /** Its id. */
    public String id() {
        return settings.clientId();
    }
}
