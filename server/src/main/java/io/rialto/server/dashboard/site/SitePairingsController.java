package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One-time codes that connect a site's shop. */
@Controller
@RequestMapping("/dashboard/{organization}/sites/{site}/pairings")
class SitePairingsController {

    private static final String TYPE = "shop_pairings";

    private final Desk desk;
    private final SitePages pages;
    private final SiteReadings readings;
    private final DashboardPages dashboard;

    SitePairingsController(Desk desk, SitePages pages, SiteReadings readings, DashboardPages dashboard) {
        this.desk = desk;
        this.pages = pages;
        this.readings = readings;
        this.dashboard = dashboard;
    }

    /** The code is in this answer and nowhere else. */
    @PostMapping
    void make(Visit visit, @PathVariable String site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        Map<String, Desk.Related> its = Map.of("site", new Desk.Related("sites", found.id()));
        switch (desk.create(visit.caller(), TYPE, Map.of(), its)) {
            case Reply.Done made ->
                pages.show(
                        visit, found, Problems.NONE, page -> page.with(Code.of(found, made.one())), request, response);
            case Reply.Refused refused -> again(visit, found, refused, request, response);
        }
    }

    /** How far it is, for the page that waits. */
    @GetMapping("/{pairing}")
    void state(
            Visit visit,
            @PathVariable String site,
            @PathVariable String pairing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of(
                "pairing", readings.pairing(visit, pairing),
                "path", SiteRow.path(visit, pages.found(visit, site)));
        dashboard.show(visit, SiteArea.KEY, "site/pairing-state", model, request, response);
    }

    @PostMapping("/{pairing}")
    void remove(
            Visit visit,
            @PathVariable String site,
            @PathVariable String pairing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        switch (desk.delete(visit.caller(), TYPE, pairing)) {
            case Reply.Done gone -> DashboardPages.seeOther(visit, "sites/" + site + "#shop", response);
            case Reply.Refused refused -> again(visit, found, refused, request, response);
        }
    }

    private void again(
            Visit visit, Thing site, Reply.Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.show(visit, site, Problems.of(refused), UnaryOperator.identity(), request, response);
    }
}
