package io.rialto.server.dashboard.launch;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what became of logouts, and the page of each logout with all its services. */
@Controller
@RequestMapping("/dashboard/{organization}/logouts")
class LogoutPages {

    private static final String TYPE = "logouts";
    private static final String FINE = "confirmed,unsupported";

    private final Desk desk;
    private final Catalogue catalogue;
    private final DashboardPages pages;
    private final Mending mending;

    LogoutPages(Desk desk, Catalogue catalogue, DashboardPages pages, Mending mending) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.pages = pages;
        this.mending = mending;
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters);
        if (wanted.isReference() && !all(visit, wanted.reference()).isEmpty()) {
            DashboardPages.seeOther(visit, TYPE + "/" + wanted.reference(), response);
            return;
        }
        String outcome = parameters.getOrDefault("outcome", "");
        show(
                visit,
                wanted,
                LogoutRow.STATES.containsKey(outcome) ? outcome : "",
                LaunchPages.number(parameters),
                request,
                response);
    }

    private void show(
            Visit visit,
            Wanted wanted,
            String outcome,
            int number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Thing> services = desk.list(visit.caller(), "services", Pager.parameters(Map.of("sort", "name"), 1))
                .things();
        Map<String, String> asked = new LinkedHashMap<>(wanted.asked());
        if (!outcome.isEmpty()) {
            asked.put("outcome", outcome);
        }
        Reply.Done list =
                desk.list(visit.caller(), TYPE, Pager.parameters(filters(wanted.called(services), outcome), number));
        Map<String, String> sites = catalogue.sites(visit);
        Map<String, Object> model = Map.of(
                "rows",
                catalogue.rows(visit, list.things(), (logout, place) -> LogoutRow.listed(logout, place.atSite(sites))),
                "area",
                LaunchArea.LAUNCHES,
                "services",
                services.stream().map(one -> one.text("name")).distinct().toList(),
                "wanted",
                wanted,
                "outcome",
                outcome,
                "outcomes",
                new TreeMap<>(LogoutRow.STATES),
                "sought",
                !asked.isEmpty(),
                "path",
                visit.path(TYPE),
                "pager",
                Pager.of(list, visit.path(TYPE), asked, number));
        pages.show(visit, LaunchArea.LAUNCHES, "launch/logouts", model, request, response);
    }

    private static Map<String, String> filters(Wanted wanted, String outcome) {
        Map<String, String> filters = wanted.filters(FINE);
        filters.remove("filter[q][reason_cont]");
        if (!outcome.isEmpty()) {
            filters.put("filter[q][outcome_eq]", outcome);
        }
        if (!wanted.reference().isEmpty()) {
            filters.put("filter[q][reference_eq]", wanted.reference());
        }
        return filters;
    }

    @GetMapping("/{reference}")
    void one(Visit visit, @PathVariable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Thing> services = all(visit, reference.toUpperCase(Locale.ROOT));
        if (services.isEmpty()) {
            throw DashboardPages.notThere();
        }
        Thing first = services.getFirst();
        Map<String, Object> model = Map.of(
                "reference", first.text("reference"),
                "at", first.instant("created_at").map(Words::of).orElse(""),
                "site", catalogue.sites(visit).getOrDefault(first.text("site"), first.text("site")),
                "begunBy", LogoutRow.begunBy(first),
                "rows",
                        catalogue.rows(
                                visit, services, (its, place) -> LogoutRow.of(its, place, mending.place(visit, its))));
        pages.show(visit, LaunchArea.LAUNCHES, "launch/logout", model, request, response);
    }

    private List<Thing> all(Visit visit, String reference) {
        Map<String, String> wanted = Map.of("filter[q][reference_eq]", reference, "sort", "id", "page[size]", "25");
        return desk.list(visit.caller(), TYPE, wanted).things();
    }
}
