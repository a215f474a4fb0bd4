package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.page.SecurityHeaders;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** What all routes of this package have in common. */
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

    /** Spring replies HEAD like GET; nothing must happen because somebody looked. */
    static void onlyGetAndPost(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        if (!"GET".equals(request.getMethod()) && !"POST".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "POST"));
        }
    }

    static void write(HandOver handOver, Site site, HttpServletResponse response) throws IOException {
        switch (handOver) {
            case Redirect(URI location) -> redirect(location.toString(), response);
            case PostPage page -> {
                byte[] html = page.html();
                SecurityHeaders.write(response, page.policy(), site.issuer().startsWith("https:"));
                response.setContentType("text/html;charset=UTF-8");
                response.setContentLength(html.length);
                response.getOutputStream().write(html);
            }
        }
    }

    // RFC 9700 §4.12: never 307, which would send a form on.
    static void redirect(String location, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", location);
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
