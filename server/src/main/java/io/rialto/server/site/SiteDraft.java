package io.rialto.server.site;

import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.Site.Policy;

/** What somebody decided about a site; its id and its issuer are this server's. */
public record SiteDraft(
        String slug,
        String name,
        Environment environment,
        boolean active,
        Store store,
        Brand brand,
        Policy policy,
        KeyKind key) {

    static SiteDraft of(Site site) {
        return new SiteDraft(
                site.slug(),
                site.name(),
                site.environment(),
                site.active(),
                site.store(),
                site.brand(),
                site.policy(),
                site.key());
    }
}
