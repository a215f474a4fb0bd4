package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sites without a shop. */
@Component
class SiteWatching implements Watch {

    private final SiteSearch sites;

    SiteWatching(SiteSearch sites) {
        this.sites = sites;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return sites.of(organization).stream()
                .filter(Site::active)
                .filter(site -> site.store().launchUrl() == null)
                .map(site -> new Attention(
                        "shop_not_paired",
                        Severity.WARNING,
                        site.name() + " has no shop: nobody can enter from it. Connect it with a one-time code.",
                        null,
                        new Where(
                                "sites",
                                site.id().value().toString(),
                                "sites/" + site.id().value())));
    }
}
