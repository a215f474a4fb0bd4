package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Finds a site, and writes its page. */
@Component
class SitePages {

    private final SiteReadings readings;
    private final DashboardPages pages;

    SitePages(SiteReadings readings, DashboardPages pages) {
        this.readings = readings;
        this.pages = pages;
    }

    /** The site of that slug, or of that id, by which the API calls it; nobody else's exists. */
    Thing found(Visit visit, String site) {
        return readings.site(visit.caller(), site)
                .or(() -> readings.byId(visit.caller(), site))
                .orElseThrow(DashboardPages::notThere);
    }

    /** @param more what was made just now */
    void show(
            Visit visit,
            Thing site,
            Problems problems,
            UnaryOperator<SitePage> more,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SitePage page = more.apply(readings.page(visit, site));
        pages.show(visit, SiteArea.KEY, "site/site", Map.of("site", page), problems, request, response);
    }
}
