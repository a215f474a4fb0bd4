package io.rialto.server.handoff.intake;

import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Where what services ask comes in, whatever their protocol. */
@Component
public class Intake {

    private final Sites sites;
    private final FaultPages faults;

    public Intake(Sites sites, FaultPages faults) {
        this.sites = sites;
        this.faults = faults;
    }

    /** What is done once the site is known to be open. */
    public interface Route {
        void go(Site site) throws IOException;
    }

    /** A site that is unknown or switched off has the same page. */
    public void at(String slug, HttpServletRequest request, HttpServletResponse response, Route route)
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isPresent()) {
            route.go(site.get());
        } else {
            faults.nowhere(request, response);
        }
    }

    /** Spring replies HEAD like GET; nothing must happen because somebody looked. */
    public static void onlyGetAndPost(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        only(request, List.of("GET", "POST"));
    }

    /** As {@link #onlyGetAndPost}, for what nothing is posted to. */
    public static void onlyGet(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        only(request, List.of("GET"));
    }

    private static void only(HttpServletRequest request, List<String> methods)
            throws HttpRequestMethodNotSupportedException {
        if (!methods.contains(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
        }
    }
}
