package io.rialto.server.site;

import io.rialto.server.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds sites. What it answers is at most two seconds old. Safe for use by many threads. */
public interface Sites {

    /** The site of that slug, active or not. */
    Optional<Site> bySlug(String slug);

    Optional<Site> byId(SiteId id);

    /** Whom the site belongs to. */
    Optional<OrganizationId> ownerOf(SiteId id);

    /** All sites, active or not, by slug, with whom each belongs to. */
    List<OwnedSite> all();

    /** The site, and those of its organization that have the same customers; the site itself is the first. */
    default List<Site> withTheCustomersOf(Site site) {
        String shared = site.store().sharedCustomers();
        if (shared == null) {
            return List.of(site);
        }
        Optional<OrganizationId> owner = ownerOf(site.id());
        Stream<Site> others = all().stream()
                .filter(owned -> Optional.of(owned.owner()).equals(owner))
                .map(OwnedSite::site)
                .filter(other -> shared.equals(other.store().sharedCustomers()))
                .filter(other -> !other.id().equals(site.id()));
        return Stream.concat(Stream.of(site), others).toList();
    }
}
