package io.rialto.server.dashboard.privacy;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Checks that nothing of a customer stays: to begin one, to see how far it is, and to take along what it showed. */
@Controller
@RequestMapping("/dashboard/{organization}/privacy/checks")
class ChecksController {

    private static final String TYPE = "privacy_checks";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Desk desk;
    private final DashboardPages pages;

    ChecksController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    void list(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        list(visit, Problems.NONE, request, response);
    }

    @PostMapping
    void begin(
            Visit visit,
            @RequestParam(defaultValue = "") String site,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.create(visit.caller(), TYPE, Map.of("site", site))) {
            case Reply.Done begun ->
                seeOther(visit, "privacy/checks/" + begun.one().id(), response);
            case Reply.Refused refused -> list(visit, Problems.of(refused), request, response);
        }
    }

    @GetMapping("/{id}")
    void one(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(visit, id, "check", request, response);
    }

    /** The part of the page that looks again by itself, until there is nothing to wait for. */
    @GetMapping("/{id}/state")
    void state(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(visit, id, "check-state", request, response);
    }

    @GetMapping("/{id}/statement.jwt")
    ResponseEntity<String> statement(Visit visit, @PathVariable String id) {
        Thing check = done(visit, id);
        return file("application/jwt", "privacy-" + check.text("site") + ".jwt", check.text("statement"));
    }

    @GetMapping("/{id}/report.json")
    ResponseEntity<String> report(Visit visit, @PathVariable String id) {
        Thing check = done(visit, id);
        Map<String, Object> report = new LinkedHashMap<>(check.map("report"));
        report.put("site", check.text("site"));
        report.put("outcome", check.text("outcome"));
        return file(
                "application/json",
                "privacy-" + check.text("site") + ".json",
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    private static ResponseEntity<String> file(String type, String name, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(type))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(text);
    }

    private Thing done(Visit visit, String id) {
        Thing check = found(visit, id);
        if (!check.text("state").equals("done")) {
            throw DashboardPages.notThere();
        }
        return check;
    }

    private Thing found(Visit visit, String id) {
        return desk.find(visit.caller(), TYPE, id).orElseThrow(DashboardPages::notThere);
    }

    private void list(Visit visit, Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of(
                "checks",
                desk.list(visit.caller(), TYPE, Map.of("sort", "-created_at")).things().stream()
                        .map(CheckRow::of)
                        .toList(),
                "sites",
                desk.list(visit.caller(), "sites", Map.of("sort", "name", "page[size]", "25")).things().stream()
                        .map(site -> Map.of("slug", site.text("slug"), "name", site.text("name")))
                        .toList(),
                "mayBegin",
                visit.may(Act.CREATE, Subject.PRIVACY_CHECKS));
        pages.show(visit, PrivacyArea.KEY, "privacy/checks", model, problems, request, response);
    }

    private void show(Visit visit, String id, String template, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("check", CheckRow.of(found(visit, id)));
        pages.show(visit, PrivacyArea.KEY, "privacy/" + template, model, request, response);
    }
}
