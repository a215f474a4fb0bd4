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
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A site's keys: the next one is prepared, trusted, promoted, taken back, retired. */
@Controller
@RequestMapping("/dashboard/{organization}/sites/{site}/keys")
class SiteKeysController {

    private static final String TYPE = "signing_keys";

    private static final Set<Integer> DAYS = Set.of(0, 7, 14, 30);

    private final Desk desk;
    private final SitePages pages;
    private final Clock clock;

    SiteKeysController(Desk desk, SitePages pages, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param days after so many it is promoted by itself, if nothing is against it; 0: somebody does it */
    @PostMapping
    void prepare(
            Visit visit,
            @PathVariable String site,
            @RequestParam(defaultValue = "0") int days,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        if (!DAYS.contains(days)) {
            throw DashboardPages.notThere();
        }
        Map<String, Object> given = days == 0
                ? Map.of()
                : Map.of(
                        "promote_at",
                        clock.instant().plus(Duration.ofDays(days)).toString());
        Map<String, Desk.Related> its = Map.of("site", new Desk.Related("sites", found.id()));
        answer(visit, found, desk.create(visit.caller(), TYPE, given, its), request, response);
    }

    /** @param about the id of the service that the order is about; empty: about the key alone */
    @PostMapping("/{key}")
    void order(
            Visit visit,
            @PathVariable String site,
            @PathVariable String key,
            @RequestParam String order,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = pages.found(visit, site);
        Map<String, @Nullable Object> given = KeyOrders.attributes(order, about).orElseThrow(DashboardPages::notThere);
        answer(
                visit,
                found,
                desk.update(visit.caller(), TYPE, of(visit, found, key).id(), given),
                request,
                response);
    }

    @GetMapping("/{key}/certificate.pem")
    ResponseEntity<String> certificate(Visit visit, @PathVariable String site, @PathVariable String key) {
        Thing found = of(visit, pages.found(visit, site), key);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/x-pem-file"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + site + "-" + found.text("state") + ".pem\"")
                .body(found.text("certificate"));
    }

    /** The key, if it is the site's. */
    private Thing of(Visit visit, Thing site, String key) {
        return desk.find(visit.caller(), TYPE, key)
                .filter(found ->
                        desk.ask(visit.caller(), TYPE + "/" + key + "/site", Map.of()) instanceof Reply.Done done
                                && done.one().id().equals(site.id()))
                .orElseThrow(DashboardPages::notThere);
    }

    private void answer(Visit visit, Thing site, Reply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reply) {
            case Reply.Done done -> DashboardPages.seeOther(visit, "sites/" + site.text("slug") + "#keys", response);
            case Reply.Refused refused ->
                pages.show(visit, site, Problems.of(refused), UnaryOperator.identity(), request, response);
        }
    }
}
