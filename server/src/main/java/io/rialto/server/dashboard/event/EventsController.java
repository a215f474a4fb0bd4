package io.rialto.server.dashboard.event;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Extract;
import io.rialto.server.jsonapi.ListFile;
import io.rialto.server.jsonapi.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of changes: to read, to check, and to take along. */
@Controller
@RequestMapping("/dashboard/{organization}/events")
class EventsController {

    private static final String TYPE = "versions";
    private static final List<String> TYPES = List.of(
            "address_changes",
            "api_credentials",
            "identity_providers",
            "memberships",
            "metadata_changes",
            "organizations",
            "privacy_checks",
            "provisioning_tasks",
            "services",
            "shop_pairings",
            "signing_keys",
            "sites",
            "trial_launches",
            "webhooks");

    private static final List<String> NAMED = List.of("services", "sites", "identity_providers", "webhooks");

    private final Desk desk;
    private final Catalogue catalogue;
    private final DashboardPages pages;

    EventsController(Desk desk, Catalogue catalogue, DashboardPages pages) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.pages = pages;
    }

    @GetMapping
    void list(
            Visit visit,
            EventFilter filter,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, filter, page, Map.of(), request, response);
    }

    @PostMapping("/check")
    void check(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (desk.create(visit.caller(), "version_checks", Map.of())) {
            case Reply.Done checked ->
                show(
                        visit,
                        new EventFilter("", "", "", ""),
                        1,
                        Map.of(
                                "checked",
                                checked.one().text("sentence"),
                                "intact",
                                checked.one().text("outcome").equals("intact")),
                        request,
                        response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    @GetMapping("/export.{kind:csv|jsonl}")
    void export(Visit visit, @PathVariable String kind, EventFilter filter, HttpServletResponse response)
            throws IOException {
        ListFile form = ListFile.valueOf(kind.toUpperCase(Locale.ROOT));
        Extract file =
                desk.extract(visit.caller(), TYPE, filter.parameters(), form).orElseThrow(DashboardPages::notThere);
        response.setContentType(file.contentType());
        response.setHeader("Content-Disposition", "attachment; filename=\"events." + kind + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        file.writeTo(response.getWriter());
    }

    private void show(
            Visit visit,
            EventFilter filter,
            int page,
            Map<String, Object> more,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        parameters.put("sort", "-created_at");
        Reply.Done found = desk.list(visit.caller(), TYPE, Pager.parameters(parameters, page));
        Map<String, String> people = catalogue.people(visit);
        Map<String, String> names = new HashMap<>(people);
        NAMED.forEach(type -> names.putAll(catalogue.names(visit, type)));
        names.putAll(catalogue.sitesOf(visit, "signing_keys"));
        Map<String, Object> model = new HashMap<>(more);
        model.put(
                "rows",
                found.things().stream().map(one -> EventRow.of(one, names)).toList());
        model.put("total", found.total());
        model.put("filter", filter);
        model.put("people", people);
        model.put("types", TYPES);
        model.put("asked", Query.of(filter.asked()));
        model.put("pager", Pager.of(found, visit.path(EventArea.KEY), filter.asked(), page));
        model.putIfAbsent("checked", "");
        model.putIfAbsent("intact", true);
        pages.show(visit, EventArea.KEY, "event/list", model, request, response);
    }
}
