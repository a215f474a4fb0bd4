package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends the browser on its way into a service's twin. */
@Controller
class TrialsController {

    private final Desk desk;
    private final ServiceReadings readings;
    private final ServicePages pages;

    TrialsController(Desk desk, ServiceReadings readings, ServicePages pages) {
        this.desk = desk;
        this.readings = readings;
        this.pages = pages;
    }

    @PostMapping("/dashboard/{organization}/services/{id}/trial")
    void launch(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String persona,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Map<String, Object> asked = Map.of(
                "site", found.site().text("slug"), "service", found.service().text("slug"), "persona", persona);
        switch (desk.create(visit.caller(), "trial_launches", asked)) {
            case Reply.Done made -> {
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Location", made.one().text("url"));
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
            case Reply.Refused refused
            when refused.status() == HttpServletResponse.SC_FORBIDDEN -> throw DashboardPages.refused(refused);
            case Reply.Refused refused ->
                pages.show(visit, found, PreviewForm.FIRST, Optional.empty(), Problems.of(refused), request, response);
        }
    }
}
