package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The links by which the service's own side sets it up, and what was proposed by them. */
@Controller
@RequestMapping("/dashboard/{organization}/services/{id}/links")
class SetUpLinksController {

    private final ServiceReadings readings;
    private final SetUpLinks links;
    private final DashboardPages pages;

    SetUpLinksController(ServiceReadings readings, SetUpLinks links, DashboardPages pages) {
        this.readings = readings;
        this.links = links;
        this.pages = pages;
    }

    @GetMapping
    void list(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(visit, found(visit, id), "", Problems.NONE, request, response);
    }

    /** The answer has its address, and no other ever will. */
    @PostMapping
    void make(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = found(visit, id);
        switch (links.made(visit, found.service())) {
            case Reply.Done made -> show(visit, found, made.one().text("url"), Problems.NONE, request, response);
            case Reply.Refused refused -> show(visit, found, "", Problems.of(refused), request, response);
        }
    }

    /** @param order accept, refuse or revoke */
    @PostMapping("/{link}")
    void order(
            Visit visit,
            @PathVariable String id,
            @PathVariable String link,
            @RequestParam String order,
            @RequestParam(defaultValue = "") String tag,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = found(visit, id);
        switch (links.ordered(visit, found.service(), link, order, tag)) {
            case Reply.Done done -> DashboardPages.seeOther(visit, "services/" + id + "/links", response);
            case Reply.Refused refused -> show(visit, found, "", Problems.of(refused), request, response);
        }
    }

    private ServiceReadings.Found found(Visit visit, String id) {
        ServiceReadings.Found found = readings.found(visit, id);
        if (!ServiceRow.byApi(found.service())) {
            throw DashboardPages.notThere();
        }
        return found;
    }

    private void show(
            Visit visit,
            ServiceReadings.Found found,
            String made,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing service = found.service();
        Map<String, Object> model = new HashMap<>();
        model.put("service", readings.page(visit, found));
        model.put("links", links.of(visit, service));
        model.put("made", made);
        model.put("offer", LinkOffer.of(visit));
        pages.show(visit, ServiceArea.KEY, "service/links", model, problems, request, response);
    }
}
