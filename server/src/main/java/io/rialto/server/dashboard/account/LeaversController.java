package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Place;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The proof of what services were told of a customer who left. The question is in no address, and nothing is kept of it. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts/departures")
class LeaversController {

    private final Desk desk;
    private final DashboardPages pages;
    private final Catalogue catalogue;
    private final Clock clock;

    LeaversController(Desk desk, DashboardPages pages, Catalogue catalogue, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What was asked, for the form. */
    record Asked(String site, String id, String hash) {

        /** Without the customer: it could end up in a log. */
        @Override
        public String toString() {
            return "Asked[" + site + "]";
        }
    }

    /** @param hash under which the customer is known here */
    record Report(String site, String hash, String at, List<Receipt> receipts) {}

    @GetMapping
    void form(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(visit, new Asked("", "", ""), Optional.empty(), Problems.NONE, request, response);
    }

    @PostMapping
    void report(
            Visit visit,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(name = "customer_id", defaultValue = "") String id,
            @RequestParam(name = "customer", defaultValue = "") String hash,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("site", site));
        put(given, "customer_id", id);
        put(given, "customer", hash);
        switch (desk.create(visit.caller(), "departures", given)) {
            case Reply.Done done ->
                show(
                        visit,
                        new Asked(site, "", ""),
                        Optional.of(report(visit, done.one())),
                        Problems.NONE,
                        request,
                        response);
            case Reply.Refused refused ->
                show(visit, new Asked(site, id, hash), Optional.empty(), Problems.of(refused), request, response);
        }
    }

    private static void put(Map<String, Object> given, String name, String value) {
        if (!value.isBlank()) {
            given.put(name, value.strip());
        }
    }

    private Report report(Visit visit, Thing departures) {
        String site = departures.text("site");
        List<Map<?, ?>> receipts = departures.map("services").get("receipts") instanceof List<?> all
                ? all.stream()
                        .<Map<?, ?>>mapMulti((one, found) -> {
                            if (one instanceof Map<?, ?> receipt) {
                                found.accept(receipt);
                            }
                        })
                        .toList()
                : List.of();
        Map<String, Place> places = catalogue.named(
                visit, receipts.stream().map(LeaversController::service).toList());
        return new Report(
                catalogue.sites(visit).getOrDefault(site, site),
                departures.text("customer"),
                Words.of(clock.instant()),
                receipts.stream()
                        .map(receipt -> {
                            Place slugs = Place.gone(site, service(receipt));
                            return Receipt.of(receipt, places.getOrDefault(slugs.key(), slugs));
                        })
                        .toList());
    }

    private static String service(Map<?, ?> receipt) {
        return Objects.toString(receipt.get("service"), "");
    }

    private void show(
            Visit visit,
            Asked asked,
            Optional<Report> report,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("sites", catalogue.sites(visit));
        model.put("asked", asked);
        report.ifPresent(its -> model.put("report", its));
        pages.show(visit, AccountArea.KEY, "account/departures", model, problems, request, response);
    }
}
