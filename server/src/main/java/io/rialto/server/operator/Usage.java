package io.rialto.server.operator;

import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator bills by: the sites of each organization, and whether each is active. */
record Usage(List<Tenant> organizations) {

    record Tenant(
            String slug,
            String name,
            String plan,
            @Nullable String planEndsAt,
            long activeSites,
            long inactiveSites,
            List<Row> sites) {}

    record Row(String slug, String environment, boolean active) {}

    static Usage of(Organizations organizations, Sites sites) {
        List<OwnedSite> all = sites.all();
        return new Usage(organizations.all().stream()
                .map(organization -> tenant(organization, all))
                .toList());
    }

    private static Tenant tenant(Organization organization, List<OwnedSite> all) {
        List<Site> own = all.stream()
                .filter(owned -> owned.owner().equals(organization.id()))
                .map(OwnedSite::site)
                .toList();
        long active = own.stream().filter(Site::active).count();
        return new Tenant(
                organization.slug(),
                organization.name(),
                organization.plan().name().toLowerCase(Locale.ROOT),
                Optional.ofNullable(organization.subscription().endsAt())
                        .map(Instant::toString)
                        .orElse(null),
                active,
                own.size() - active,
                own.stream()
                        .map(site ->
                                new Row(site.slug(), site.environment().name().toLowerCase(Locale.ROOT), site.active()))
                        .toList());
    }
}
