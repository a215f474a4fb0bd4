package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
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
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The beginning of the guided set-up: what kind of service, and what it is called. Then it is a draft. */
@Controller
@RequestMapping("/dashboard/{organization}/services/new")
class NewServiceController {

    private static final int PAGES_OF_PRESETS = 4;
    private static final int LONGEST_MADE = 40;

    private final Desk desk;
    private final DashboardPages pages;

    NewServiceController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** @param site the id of the site whose customers enter it */
    record Form(String name, String slug, String site) {

        // What a request leaves out is empty.
        Form {
            name = Objects.requireNonNullElse(name, "").strip();
            slug = Objects.requireNonNullElse(slug, "").strip();
            site = Objects.requireNonNullElse(site, "");
        }

        /** The name in the link: if none is given, made of the name. */
        String slugOrMade() {
            String made = Normalizer.normalize(name, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            return slug.isEmpty()
                    ? made.substring(0, Math.min(LONGEST_MADE, made.length())).replaceAll("-$", "")
                    : slug;
        }
    }

    @GetMapping
    void gallery(
            Visit visit,
            @RequestParam(defaultValue = "") String find,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, List<PresetCard>> byCategory = IntStream.rangeClosed(1, PAGES_OF_PRESETS)
                .mapToObj(page -> desk.list(
                        visit.caller(), "presets", Map.of("page[size]", "25", "page[number]", String.valueOf(page))))
                .flatMap(list -> list.things().stream())
                .map(PresetCard::of)
                .filter(card -> card.answers(find))
                .sorted(Comparator.comparing(PresetCard::isGeneric)
                        .thenComparing(PresetCard::category)
                        .thenComparing(PresetCard::title))
                .collect(Collectors.groupingBy(PresetCard::category, LinkedHashMap::new, Collectors.toList()));
        Map<String, Object> model = Map.of("categories", byCategory, "find", find, "mayCreate", may(visit));
        pages.show(visit, ServiceArea.KEY, "service/gallery", model, request, response);
    }

    @GetMapping("/{preset}")
    void named(Visit visit, @PathVariable String preset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing found = preset(visit, preset);
        show(visit, found, new Form(usualName(found), "", ""), Problems.NONE, request, response);
    }

    @PostMapping("/{preset}")
    void create(
            Visit visit,
            @PathVariable String preset,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = preset(visit, preset);
        Map<String, Object> attributes = Map.of("name", form.name(), "slug", form.slugOrMade(), "preset", preset);
        switch (desk.create(
                visit.caller(), "services", attributes, Map.of("site", new Desk.Related("sites", form.site())))) {
            case Reply.Done made ->
                DashboardPages.seeOther(
                        visit, "services/" + made.one().id() + "/set-up/" + Step.CONNECTION.key(), response);
            case Reply.Refused refused -> show(visit, found, form, Problems.of(refused), request, response);
        }
    }

    /** What customers would call it; whatever speaks a protocol has no name yet. */
    private static String usualName(Thing preset) {
        return PresetCard.of(preset).isGeneric() ? "" : preset.text("title").split(",", 2)[0];
    }

    private Thing preset(Visit visit, String name) {
        return desk.find(visit.caller(), "presets", name).orElseThrow(DashboardPages::notThere);
    }

    private static boolean may(Visit visit) {
        return visit.may(Act.CREATE, Subject.SERVICES);
    }

    private void show(
            Visit visit,
            Thing preset,
            Form form,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Thing> sites = desk.list(visit.caller(), "sites", Map.of("sort", "name", "page[size]", "25"))
                .things();
        Map<String, Object> model = Map.of(
                "preset", PresetCard.of(preset),
                "form", form,
                "sites", sites.stream().map(SiteChoice::of).toList(),
                "mayCreate", may(visit));
        pages.show(visit, ServiceArea.KEY, "service/named", model, problems, request, response);
    }

    /** A site to choose. */
    record SiteChoice(String id, String label) {

        static SiteChoice of(Thing site) {
            String environment = site.text("environment");
            return new SiteChoice(
                    site.id(), site.text("name") + (environment.equals("production") ? "" : " (" + environment + ")"));
        }
    }
}
