package io.rialto.server.dashboard.launch;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of launches and of sign-ins, and the page of each. */
@Controller
@RequestMapping("/dashboard/{organization}")
class LaunchPages {

    private static final String GOOD_LAUNCHES = "issued,listed";
    private static final String GOOD_SIGN_INS = "signed_in";

    private final Desk desk;
    private final Catalogue catalogue;
    private final DashboardPages pages;
    private final Mending mending;

    LaunchPages(Desk desk, Catalogue catalogue, DashboardPages pages, Mending mending) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.pages = pages;
        this.mending = mending;
    }

    @GetMapping("/launches")
    void launches(
            Visit visit,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters);
        List<Thing> services = services(visit);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "services",
                services.stream().map(one -> one.text("name")).distinct().toList());
        model.put("reasons", Causes.OF_LAUNCHES);
        list(
                visit,
                new Kind("launches", LaunchArea.LAUNCHES, things -> launches(visit, things)),
                wanted,
                wanted.called(services).filters(GOOD_LAUNCHES),
                model,
                number(parameters),
                request,
                response);
    }

    @GetMapping("/launches/{reference}")
    void launch(Visit visit, @PathVariable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing launch = found(visit, "launches", reference).orElseThrow(DashboardPages::notThere);
        show(
                visit,
                LaunchArea.LAUNCHES,
                AttemptView.of(launch, launches(visit, List.of(launch)).getFirst(), mending.place(visit, launch)),
                request,
                response);
    }

    @GetMapping("/sign-ins")
    void signIns(
            Visit visit,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters);
        list(
                visit,
                new Kind("sign_ins", LaunchArea.SIGN_INS, things -> signIns(visit, things)),
                wanted,
                wanted.filters(GOOD_SIGN_INS),
                new HashMap<>(Map.of("reasons", Causes.OF_SIGN_INS)),
                number(parameters),
                request,
                response);
    }

    @GetMapping("/sign-ins/{reference}")
    void signIn(Visit visit, @PathVariable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing signIn = found(visit, "sign_ins", reference).orElseThrow(DashboardPages::notThere);
        AttemptRow row = signIns(visit, List.of(signIn)).getFirst();
        show(visit, LaunchArea.SIGN_INS, AttemptView.of(signIn, row, null), request, response);
    }

    private Optional<Thing> found(Visit visit, String type, String reference) {
        return desk.find(visit.caller(), type, reference.toUpperCase(Locale.ROOT));
    }

    /** @param rows of what the API answers */
    private record Kind(String type, String area, Function<List<Thing>, List<AttemptRow>> rows) {}

    private List<AttemptRow> launches(Visit visit, List<Thing> launches) {
        Map<String, String> sites = catalogue.sites(visit);
        return catalogue.rows(visit, launches, (launch, place) -> AttemptRow.launch(launch, place.atSite(sites)));
    }

    private List<AttemptRow> signIns(Visit visit, List<Thing> signIns) {
        Map<String, String> people = catalogue.people(visit);
        return signIns.stream().map(signIn -> AttemptRow.signIn(signIn, people)).toList();
    }

    private void list(
            Visit visit,
            Kind kind,
            Wanted wanted,
            Map<String, String> filters,
            Map<String, Object> model,
            int number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String area = kind.area();
        if (wanted.isReference()
                && found(visit, kind.type(), wanted.reference()).isPresent()) {
            DashboardPages.seeOther(visit, area + "/" + wanted.reference(), response);
            return;
        }
        Reply.Done list = wanted.reference().isEmpty()
                ? desk.list(visit.caller(), kind.type(), Pager.parameters(filters, number))
                : desk.list(visit.caller(), kind.type(), Map.of("filter[q][id_eq]", "none"));
        model.put("rows", kind.rows().apply(list.things()));
        model.put("wanted", wanted);
        model.put("sought", wanted.isAnything());
        model.put("area", area);
        model.put("path", visit.path(area));
        model.put("pager", Pager.of(list, visit.path(area), wanted.asked(), number));
        pages.show(visit, area, "launch/" + area, model, request, response);
    }

    /** To choose from: a service beyond the first page of them is typed. */
    private List<Thing> services(Visit visit) {
        return desk.list(visit.caller(), "services", Pager.parameters(Map.of("sort", "name"), 1))
                .things();
    }

    static int number(Map<String, String> parameters) {
        String text = parameters.getOrDefault("page", "");
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 1;
    }

    private void show(
            Visit visit, String area, AttemptView attempt, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("attempt", attempt, "path", visit.path(area), "area", area);
        pages.show(visit, area, "launch/show", model, request, response);
    }
}
