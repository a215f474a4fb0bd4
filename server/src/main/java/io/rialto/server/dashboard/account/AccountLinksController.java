package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Place;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which customer has an account where, by keyed hash, and whose accounts may be one too many. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts/links")
class AccountLinksController {

    private static final String HERE = AccountArea.KEY + "/links";
    private static final Map<String, Map<String, String>> KINDS = Map.of(
            "", Map.of(),
            "shared", Map.of("filter[q][address_shared_true]", "true"),
            "several", Map.of("filter[q][accounts_before_gt]", "0"));

    private final Desk desk;
    private final DashboardPages pages;
    private final Catalogue catalogue;

    AccountLinksController(Desk desk, DashboardPages pages, Catalogue catalogue) {
        this.desk = desk;
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /**
     * What is looked for.
     *
     * @param service its id; empty: all
     * @param customer the keyed hash; empty: everybody
     * @param kind {@code shared}, {@code several}, or empty: all
     */
    record Sought(String service, String customer, String kind) {

        private Map<String, String> asked() {
            Map<String, String> asked = new LinkedHashMap<>();
            put(asked, "service", service);
            put(asked, "customer", customer);
            put(asked, "kind", kind);
            return asked;
        }

        private Map<String, String> filters() {
            Map<String, String> filters = new LinkedHashMap<>(KINDS.getOrDefault(kind, Map.of()));
            put(filters, "filter[q][service_id_eq]", service);
            put(filters, "filter[q][customer_eq]", customer);
            return filters;
        }

        private static void put(Map<String, String> all, String name, String value) {
            if (!value.isEmpty()) {
                all.put(name, value);
            }
        }
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Sought sought = new Sought(service, customer.strip(), KINDS.containsKey(kind) ? kind : "");
        show(visit, sought, page, Problems.NONE, request, response);
    }

    /** By the shop's id, which is in no address: the keyed hash is. */
    @PostMapping
    void find(
            Visit visit,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(name = "customer_id", defaultValue = "") String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> given = Map.of("site", site, "customer_id", id.strip());
        switch (desk.create(visit.caller(), "departures", given)) {
            case Reply.Done done ->
                DashboardPages.seeOther(visit, HERE + "?customer=" + done.one().text("customer"), response);
            case Reply.Refused refused ->
                show(visit, new Sought("", "", ""), 1, Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            Sought sought,
            int page,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> asked = new LinkedHashMap<>(sought.filters());
        asked.put("sort", "-first_launched_at");
        asked.put("include", "site,service");
        Reply.Done list = desk.list(visit.caller(), "links", Pager.parameters(asked, page));
        Map<String, Object> model = Map.of(
                "rows",
                list.things().stream()
                        .map(link -> LinkRow.of(link, place(visit, list, link)))
                        .toList(),
                "total",
                list.total(),
                "counts",
                counts(visit, sought),
                "sought",
                sought,
                "services",
                catalogue.services(visit),
                "sites",
                catalogue.sites(visit),
                "pager",
                Pager.of(list, visit.path(HERE), sought.asked(), page));
        pages.show(visit, AccountArea.KEY, "account/links", model, problems, request, response);
    }

    /** How many there are of each kind, at the service and of the customer that are looked for. */
    private Map<String, Long> counts(Visit visit, Sought sought) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String kind : KINDS.keySet()) {
            Map<String, String> asked =
                    new LinkedHashMap<>(new Sought(sought.service(), sought.customer(), kind).filters());
            asked.put("page[size]", "1");
            counts.put(
                    kind.isEmpty() ? "all" : kind,
                    desk.list(visit.caller(), "links", asked).total());
        }
        return counts;
    }

    private static Place place(Visit visit, Reply.Done list, Thing link) {
        Optional<Thing> service = included(list, link, "service", "services");
        Optional<Thing> site = included(list, link, "site", "sites");
        return new Place(
                text(site, "slug"),
                text(service, "slug"),
                text(service, "name"),
                text(site, "name"),
                service.map(its -> visit.path("services/" + its.id())).orElse(null));
    }

    private static Optional<Thing> included(Reply.Done list, Thing link, String relation, String type) {
        return Optional.ofNullable(link.relations().get(relation)).flatMap(id -> list.included(type, id));
    }

    private static String text(Optional<Thing> thing, String attribute) {
        return thing.map(its -> its.text(attribute)).orElse("–");
    }
}
