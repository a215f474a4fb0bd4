package io.rialto.server.handoff.oidc.grant;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;

/** Whose codes and tokens: what one service of one site has is nothing at another. */
public record Owner(SiteId site, ServiceId service) {

    String context(String kind) {
        return "oidc-" + kind + "/" + site.value() + "/" + service.value();
    }
}
