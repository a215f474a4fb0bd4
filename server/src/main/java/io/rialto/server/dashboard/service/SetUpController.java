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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of the guided set-up. */
@Controller
@RequestMapping("/dashboard/{organization}/services/{id}/set-up/{step}")
class SetUpController {

    private final Desk desk;
    private final ServiceReadings readings;
    private final Previews previews;
    private final ServicePages parts;
    private final DashboardPages pages;

    SetUpController(Desk desk, ServiceReadings readings, Previews previews, ServicePages parts, DashboardPages pages) {
        this.desk = desk;
        this.readings = readings;
        this.previews = previews;
        this.parts = parts;
        this.pages = pages;
    }

    /** @param field the place of what somebody was led here for; the page begins there */
    @GetMapping
    void step(
            Visit visit,
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String field,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Step here = here(found, step);
        Map<String, Object> model = new HashMap<>(asked(visit, found, here));
        model.put("meant", field);
        show(visit, found, here, model, Problems.NONE, request, response);
    }

    /**
     * Saves the step, and goes on to the next.
     *
     * @param file the metadata, instead of typing it
     */
    @PostMapping
    void save(
            Visit visit,
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam Map<String, String> given,
            @RequestParam(name = MetadataFile.FIELD, required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Step here = here(found, step);
        Definition definition = Definition.of(found.service());
        Map<String, String> form = new HashMap<>(given);
        Optional<String> unread = MetadataFile.into(form, file);
        Map<String, Object> typed = typed(visit, found, here, form, definition);
        Problems problems = unread.map(MetadataFile::problem).orElseGet(() -> incomplete(found, here, form));
        if (!problems.isEmpty()) {
            show(visit, found, here, typed, problems, request, response);
            return;
        }
        Map<String, Object> change = here == Step.PUBLISH
                ? Map.of("active", "publish".equals(form.get("order")))
                : Map.of("definition", definition.members());
        Optional<String> seen = Optional.ofNullable(form.get("tag")).filter(tag -> !tag.isEmpty());
        switch (desk.update(visit.caller(), "services", id, change, seen)) {
            case Reply.Done saved ->
                DashboardPages.seeOther(
                        visit,
                        here == Step.PUBLISH
                                ? "services/" + id + ("publish".equals(form.get("order")) ? "?published=yes" : "")
                                : "services/" + id + "/set-up/" + here.next().key(),
                        response);
            case Reply.Refused refused -> show(visit, found, here, typed, Problems.of(refused), request, response);
        }
    }

    private static Problems incomplete(ServiceReadings.Found found, Step here, Map<String, String> form) {
        return here == Step.ATTRIBUTES
                ? MappingRow.problems(MappingRow.typed(form), Leaving.of(found.service()))
                : Problems.NONE;
    }

    /** What would leave if what is typed were saved. Nothing is. */
    @PostMapping("/preview")
    void preview(
            Visit visit,
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Step here = here(found, step);
        Definition definition = Definition.of(found.service());
        Map<String, Object> typed = new HashMap<>(typed(visit, found, here, form, definition));
        PreviewForm wanted = new PreviewForm(form.getOrDefault("persona", PreviewForm.FIRST.persona()), "", "");
        PreviewCard preview = previews.of(visit, found, wanted, definition.members());
        if (PreviewController.isForAPart(request)) {
            parts.part(visit, preview, request, response);
        } else {
            typed.put("preview", preview);
            typed.put("form", wanted);
            show(visit, found, here, typed, Problems.NONE, request, response);
        }
    }

    /** What the configuration file manages has no such steps. */
    private static Step here(ServiceReadings.Found found, String step) {
        return Step.of(step).filter(known -> ServiceRow.byApi(found.service())).orElseThrow(DashboardPages::notThere);
    }

    private Map<String, Object> asked(Visit visit, ServiceReadings.Found found, Step here) {
        Thing service = found.service();
        return switch (here) {
            case CONNECTION -> Map.of("fields", fields(visit, service));
            case ATTRIBUTES -> mapping(MappingRow.all(Leaving.of(service)), visit);
            case ENTRY -> Map.of("entry", EntryForm.of(ServiceReadings.rule(service)));
            case PUBLISH ->
                Map.of(
                        "missing",
                        Missing.of(service, fields(visit, service)),
                        "active",
                        service.flag("active"),
                        "personas",
                        Persona.ALL,
                        "form",
                        PreviewForm.FIRST);
        };
    }

    /** What was typed, for the page if it must be shown again; the definition has it then. */
    private Map<String, Object> typed(
            Visit visit, ServiceReadings.Found found, Step here, Map<String, String> form, Definition definition) {
        return switch (here) {
            case CONNECTION -> {
                List<Field> fields = fields(visit, found.service());
                fields.forEach(field -> field.into(definition, form.getOrDefault(field.place(), "")));
                yield Map.of(
                        "fields",
                        fields.stream()
                                .map(field -> field.with(form.getOrDefault(field.place(), "")))
                                .toList());
            }
            case ATTRIBUTES -> {
                List<MappingRow> rows = MappingRow.typed(form);
                MappingRow.into(definition, rows, Leaving.of(found.service()));
                yield mapping(MappingRow.more(rows), visit);
            }
            case ENTRY -> {
                EntryForm entry = new EntryForm(form.get("who"), form.get("value"));
                definition.put("definition/allow", entry.isUnfinished() ? "" : entry.allow());
                yield Map.of("entry", entry);
            }
            case PUBLISH -> asked(visit, found, here);
        };
    }

    private Map<String, Object> mapping(List<MappingRow> rows, Visit visit) {
        return Map.of("rows", rows, "catalogue", catalogue(visit), "personas", Persona.ALL, "form", PreviewForm.FIRST);
    }

    private List<Field> fields(Visit visit, Thing service) {
        return service.optional("preset")
                .flatMap(name -> desk.find(visit.caller(), "presets", name))
                .map(preset -> Field.of(preset, Definition.of(service)))
                .orElse(List.of());
    }

    private List<Choice> catalogue(Visit visit) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(page -> desk.list(
                        visit.caller(),
                        "customer_attributes",
                        Map.of("page[size]", "25", "page[number]", String.valueOf(page))))
                .flatMap(list -> list.things().stream())
                .map(one -> new Choice(one.text("expression"), one.text("meaning")))
                .toList();
    }

    /** An expression to choose. */
    record Choice(String expression, String meaning) {}

    private void show(
            Visit visit,
            ServiceReadings.Found found,
            Step here,
            Map<String, Object> more,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("service", readings.page(visit, found));
        model.put("steps", Step.all(here));
        model.put("step", here.key());
        model.put("tag", readings.tag(visit, found));
        model.put("published", found.service().flag("active"));
        model.put("mayWrite", visit.may(Act.UPDATE, Subject.SERVICES));
        pages.show(visit, ServiceArea.KEY, "service/set-up", model, problems, request, response);
    }
}
