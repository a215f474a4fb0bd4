package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of services. */
@Controller
@RequestMapping("/dashboard/{organization}/services")
class ServiceListController {

    private static final int LONGEST = 100;

    private final Desk desk;
    private final ServiceReadings readings;
    private final Failures failures;
    private final DashboardPages pages;

    ServiceListController(Desk desk, ServiceReadings readings, Failures failures, DashboardPages pages) {
        this.failures = failures;
        this.desk = desk;
        this.readings = readings;
        this.pages = pages;
    }

    /**
     * A site to choose.
     *
     * @param here whether the list is of it alone
     */
    record Tab(String label, String slug, boolean here) {}

    /**
     * @param site the slug of a site; empty: all
     * @param name what stands in its name; empty: anything
     */
    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Thing> sites = desk.list(visit.caller(), "sites", Map.of("sort", "name", "page[size]", "25"))
                .things();
        Map<String, String> asked = new LinkedHashMap<>(Map.of("sort", "name", "include", "site"));
        sites.stream()
                .filter(its -> its.text("slug").equals(site))
                .forEach(its -> asked.put("filter[q][site_id_eq]", its.id()));
        if (!name.isBlank() && name.length() <= LONGEST) {
            asked.put("filter[q][name_cont]", name.strip());
        }
        Reply.Done list = desk.list(visit.caller(), "services", Pager.parameters(asked, page));
        Map<String, Object> model = Map.of(
                "services",
                rows(visit, list),
                "tabs",
                tabs(sites, site),
                "site",
                site,
                "name",
                name,
                "noSite",
                sites.isEmpty(),
                "mayCreate",
                !sites.isEmpty() && visit.may(Act.CREATE, Subject.SERVICES),
                "pager",
                Pager.of(list, visit.path("services"), Map.of("site", site, "name", name), page));
        pages.show(visit, ServiceArea.KEY, "service/list", model, request, response);
    }

    private List<ServiceRow> rows(Visit visit, Reply.Done list) {
        Set<String> waiting = readings.waiting(visit.caller());
        Set<String> failing = failures.of(visit).keySet();
        Map<String, String> titles = readings.titles(visit.caller(), list.things());
        return list.things().stream()
                .map(service -> {
                    Optional<Thing> its = Optional.ofNullable(
                                    service.relations().get("site"))
                            .flatMap(id -> list.included("sites", id));
                    String place = its.map(one -> one.text("slug")).orElse("") + "/" + service.text("slug");
                    return ServiceRow.of(
                            visit, service, its, titles, waiting.contains(place), failing.contains(service.id()));
                })
                .toList();
    }

    private static List<Tab> tabs(List<Thing> sites, String chosen) {
        return sites.stream()
                .map(site -> new Tab(
                        site.text("name"), site.text("slug"), site.text("slug").equals(chosen)))
                .toList();
    }
}
