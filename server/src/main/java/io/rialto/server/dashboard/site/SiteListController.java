package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
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
import org.springframework.web.bind.annotation.RequestParam;

/** The list of sites, the page of each, whether it is active, and whether its shop can be read. */
@Controller
@RequestMapping("/dashboard/{organization}/sites")
class SiteListController {

    private final Desk desk;
    private final SitePages pages;
    private final DashboardPages dashboard;

    SiteListController(Desk desk, SitePages pages, DashboardPages dashboard) {
        this.desk = desk;
        this.pages = pages;
        this.dashboard = dashboard;
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done list = desk.list(visit.caller(), "sites", Pager.parameters(Map.of("sort", "name"), page));
        Map<String, Object> model = Map.of(
                "sites",
                        list.things().stream()
                                .map(site -> SiteRow.of(visit, site))
                                .toList(),
                "pager", Pager.of(list, visit.path("sites"), Map.of(), page),
                "mayCreate", visit.may(Act.CREATE, Subject.SITES));
        dashboard.show(visit, SiteArea.KEY, "site/sites", model, request, response);
    }

    @GetMapping("/{site}")
    void one(Visit visit, @PathVariable String site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.show(visit, pages.found(visit, site), Problems.NONE, UnaryOperator.identity(), request, response);
    }

    /** @param order {@code on} or {@code off} */
    @PostMapping("/{site}/activation")
    void activation(
            Visit visit,
            @PathVariable String site,
            @RequestParam String order,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        switch (desk.update(visit.caller(), "sites", found.id(), Map.of("active", order.equals("on")))) {
            case Reply.Done changed -> DashboardPages.seeOther(visit, "sites/" + site + "#activation", response);
            case Reply.Refused refused ->
                pages.show(visit, found, Problems.of(refused), UnaryOperator.identity(), request, response);
        }
    }

    @PostMapping("/{site}/check")
    void check(Visit visit, @PathVariable String site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        Reply connection = desk.create(visit.caller(), "connection_checks", Map.of("site", site));
        Reply directory = desk.create(visit.caller(), "directory_checks", Map.of("site", site));
        if (connection instanceof Reply.Done way && directory instanceof Reply.Done reading) {
            Check check = Check.of(way.one(), reading.one());
            pages.show(visit, found, Problems.NONE, page -> page.with(check), request, response);
        } else {
            Reply.Refused refused = (Reply.Refused) (connection instanceof Reply.Refused ? connection : directory);
            pages.show(visit, found, Problems.of(refused), UnaryOperator.identity(), request, response);
        }
    }
}
