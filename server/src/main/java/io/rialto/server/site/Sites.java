package io.rialto.server.site;

import io.rialto.server.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/** Finds sites. What it answers is at most two seconds old. Safe for use by many threads. */
public interface Sites {

    /** The site of that slug, active or not. */
    Optional<Site> bySlug(String slug);

    Optional<Site> byId(SiteId id);

    /** Whom the site belongs to. */
    Optional<OrganizationId> ownerOf(SiteId id);

    /** All sites, active or not, by slug, with whom each belongs to. */
    List<OwnedSite> all();
}
