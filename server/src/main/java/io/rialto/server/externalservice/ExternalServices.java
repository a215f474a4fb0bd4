package io.rialto.server.externalservice;

import io.rialto.server.site.SiteId;
import java.util.List;
import java.util.Optional;

/** Finds services. What it answers is at most two seconds old. Safe for use by many threads. */
public interface ExternalServices {

    Optional<ExternalService> bySlug(SiteId site, String slug);

    /** All services of the site, in the order of its configuration. */
    List<ExternalService> of(SiteId site);
}
