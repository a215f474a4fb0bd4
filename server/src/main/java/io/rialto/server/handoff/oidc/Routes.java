package io.rialto.server.handoff.oidc;

import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the routes have in common that programs ask. */
@Component
class Routes {

    private final Sites sites;

    Routes(Sites sites) {
        this.sites = sites;
    }

    /** What a route does once the site is known to be open. */
    interface Route {
        void go(Site site) throws IOException;
    }

    /** A site that is unknown or switched off replies 404, whatever is asked. */
    void at(String slug, HttpServletResponse response, Route route) throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isPresent()) {
            route.go(site.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
