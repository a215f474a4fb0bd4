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
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes a site's name, its brand, and whom it lets through. */
@Controller
@RequestMapping("/dashboard/{organization}/sites/{site}/edit")
class SiteSettingsController {

    private final Desk desk;
    private final SitePages pages;
    private final SiteReadings readings;
    private final DashboardPages dashboard;

    SiteSettingsController(Desk desk, SitePages pages, SiteReadings readings, DashboardPages dashboard) {
        this.desk = desk;
        this.pages = pages;
        this.readings = readings;
        this.dashboard = dashboard;
    }

    @GetMapping
    void form(Visit visit, @PathVariable String site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        show(visit, found, Settings.of(found), Problems.NONE, request, response);
    }

    /** @param tag of what the form showed; what was changed since is not written over unseen */
    @PostMapping
    void save(
            Visit visit,
            @PathVariable String site,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String tag,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        Settings settings = Settings.typed(form);
        Optional<String> seen = Optional.of(tag).filter(given -> !given.isEmpty());
        switch (desk.update(visit.caller(), "sites", found.id(), settings.attributes(found), seen)) {
            case Reply.Done saved -> DashboardPages.seeOther(visit, "sites/" + found.text("slug") + "#about", response);
            case Reply.Refused refused -> show(visit, found, settings, Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            Thing site,
            Settings settings,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model =
                Map.of("site", readings.page(visit, site), "settings", settings, "tag", readings.tag(visit, site));
        dashboard.show(visit, SiteArea.KEY, "site/edit", model, problems, request, response);
    }
}
