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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Asks whether a draft shall go, and removes it. What is published has to be a draft first. */
@Controller
@RequestMapping("/dashboard/{organization}/services/{id}/delete")
class DraftRemovalController {

    private final Desk desk;
    private final ServiceReadings readings;
    private final DashboardPages pages;

    DraftRemovalController(Desk desk, ServiceReadings readings, DashboardPages pages) {
        this.desk = desk;
        this.readings = readings;
        this.pages = pages;
    }

    @GetMapping
    void ask(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(visit, draft(visit, id), Problems.NONE, request, response);
    }

    @PostMapping
    void delete(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = draft(visit, id);
        switch (desk.delete(visit.caller(), "services", id)) {
            case Reply.Done gone -> DashboardPages.seeOther(visit, "services", response);
            case Reply.Refused refused
            when refused.status() == HttpServletResponse.SC_FORBIDDEN -> throw DashboardPages.refused(refused);
            case Reply.Refused refused -> show(visit, found, Problems.of(refused), request, response);
        }
    }

    private ServiceReadings.Found draft(Visit visit, String id) {
        ServiceReadings.Found found = readings.found(visit, id);
        if (!ServiceRow.isDraft(found.service())) {
            throw DashboardPages.notThere();
        }
        return found;
    }

    private void show(
            Visit visit,
            ServiceReadings.Found found,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("service", readings.page(visit, found));
        pages.show(visit, ServiceArea.KEY, "service/delete", model, problems, request, response);
    }
}
