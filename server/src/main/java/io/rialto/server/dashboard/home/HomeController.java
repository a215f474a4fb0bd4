package io.rialto.server.dashboard.home;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.signin.page.Area;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview: numbers of a day, a week or a month, what needs attention, and the first steps until they are gone. */
@Controller
class HomeController {

    private static final Map<String, String> ONE = Map.of("page[size]", "1");
    private static final Map<String, String> NEXT = Map.of("page[size]", "1", "sort", "active");
    private static final Map<String, String> TRIALS =
            Map.of("page[size]", "1", "filter[q][resource_type_eq]", "trial_launches");
    private static final Map<String, String> MANY = Map.of("page[size]", "25");

    private final Desk desk;
    private final DashboardPages pages;
    private final Set<String> areas;

    HomeController(Desk desk, DashboardPages pages, List<Area> areas) {
        this.desk = desk;
        this.pages = pages;
        this.areas = areas.stream().map(Area::key).collect(Collectors.toUnmodifiableSet());
    }

    @GetMapping("/dashboard/{organization}")
    void home(
            Visit visit,
            @PathVariable String organization,
            @RequestParam(defaultValue = "week") String period,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = visit.caller();
        Overview overview =
                desk.find(caller, "statistics", period).map(Overview::of).orElseThrow(DashboardPages::notThere);
        Reply.Done attentions = desk.list(caller, "attentions", MANY);
        Map<String, Object> model = Map.of(
                "overview",
                overview,
                "attentions",
                attentions.things().stream()
                        .map(thing -> AttentionRow.of(thing, areas, overview.slugs()))
                        .toList(),
                "others",
                attentions.total() - attentions.things().size(),
                "start",
                start(visit, attentions.things()));
        pages.show(visit, HomeArea.KEY, "home/overview", model, request, response);
    }

    private Start start(Visit visit, List<Thing> attentions) {
        Caller caller = visit.caller();
        long sites = desk.list(caller, "sites", ONE).total();
        long without = attentions.stream()
                .filter(attention -> attention.text("kind").equals("shop_not_paired"))
                .count();
        boolean launched = desk.find(caller, "statistics", "month")
                .filter(report -> report.number("entered") > 0)
                .isPresent();
        List<Thing> services = desk.list(caller, "services", NEXT).things();
        return new Start(
                sites > 0,
                sites > without,
                !services.isEmpty(),
                desk.list(caller, "versions", TRIALS).total() > 0,
                launched,
                services.stream()
                        .findFirst()
                        .map(service -> "services/" + service.id())
                        .orElse(""),
                visit.may(Act.CREATE, Subject.SITES),
                visit.may(Act.CREATE, Subject.PREVIEWS));
    }
}
