package io.rialto.server.dashboard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of a site.
 *
 * @param site the site's slug
 * @param service the service's slug
 * @param name as people call it
 * @param siteName as people call the site
 * @param path of the service's page; absent when it is not here any more
 */
public record Place(
        String site,
        String service,
        String name,
        String siteName,
        @Nullable String path) {

    /** One that is known by its slugs alone. */
    public static Place gone(String site, String service) {
        return new Place(site, service, service, site, null);
    }

    /** The same, with the site's name where that alone is known. */
    public Place atSite(Map<String, String> sites) {
        return path == null ? new Place(site, service, name, sites.getOrDefault(site, site), null) : this;
    }

    /** What a form sends for it. */
    public String key() {
        return site + "/" + service;
    }

    /** The service's id; empty when it is not here any more. */
    public String id() {
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }
}
