package io.rialto.server.dashboard.people;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Permissions;
import io.rialto.server.signin.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What programs prove themselves with at the API. */
@Controller
@RequestMapping("/dashboard/{organization}/credentials")
class CredentialsController {

    private static final String TYPE = "api_credentials";
    private static final Map<String, String> SAID = Map.of(
            "deleted", "It is deleted: whatever used it is out.",
            "ended", "The old secret is over: programs with the new one ask for a new token by themselves.");

    private final Desk desk;
    private final DashboardPages pages;
    private final Clock clock;

    CredentialsController(Desk desk, DashboardPages pages, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param off since the configuration file ceased to name it */
    record Row(
            String id,
            String name,
            String clientId,
            String role,
            String used,
            String old,
            boolean off,
            boolean fromFile,
            boolean changeable) {

        static List<Row> of(Reply.Done credentials, Visit visit, Instant now) {
            return credentials.things().stream().map(one -> of(one, visit, now)).toList();
        }

        private static Row of(Thing one, Visit visit, Instant now) {
            var role = Permissions.roleById(one.relations().getOrDefault("role", ""));
            return new Row(
                    one.id(),
                    one.text("name"),
                    one.text("client_id"),
                    role.map(Words::of).orElse(""),
                    one.instant("last_used_at").map(Words::of).orElse("never"),
                    overlap(one, now),
                    one.optional("disabled_at").isPresent(),
                    one.text("managed_by").equals("file"),
                    visit.may(Act.DESTROY, Subject.API_CREDENTIALS)
                            && role.filter(visit.seat().role()::mayGrant).isPresent());
        }
    }

    // Who asks reads whether some program still lacks the new one.
    private static String overlap(Thing one, Instant now) {
        return one.instant("old_secret_ends_at")
                .filter(now::isBefore)
                .map(ends -> "The old secret is good until " + Words.of(ends) + ". Last used since the change: "
                        + one.instant("old_secret_used_at").map(Words::of).orElse("never") + ".")
                .orElse("");
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String said = SAID.getOrDefault(done, "");
        show(visit, page, "", said, null, Problems.NONE, request, response);
    }

    @PostMapping
    void create(
            Visit visit,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.create(visit.caller(), TYPE, Map.of("name", name, "kind", "user"))) {
            case Reply.Done made -> show(visit, 1, "", "", made.one(), Problems.NONE, request, response);
            case Reply.Refused refused -> show(visit, 1, name, "", null, Problems.of(refused), request, response);
        }
    }

    /** @param overlap how long the old secret stays good */
    @PostMapping("/{id}/rotate")
    void rotate(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String overlap,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, id, Map.of("_rotate", overlap))) {
            case Reply.Done made -> show(visit, 1, "", "", made.one(), Problems.NONE, request, response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, 1, "", "", null, Problems.of(refused), request, response);
        }
    }

    @PostMapping("/{id}/end-old")
    void endOld(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, id, Map.of("_end_old", true))) {
            case Reply.Done ended -> seeOther(visit, PeopleAreas.CREDENTIALS + "?done=ended", response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, 1, "", "", null, Problems.of(refused), request, response);
        }
    }

    @PostMapping("/{id}/delete")
    void delete(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.delete(visit.caller(), TYPE, id)) {
            case Reply.Done gone -> seeOther(visit, PeopleAreas.CREDENTIALS + "?done=deleted", response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, 1, "", "", null, Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            int page,
            String name,
            String done,
            @org.jspecify.annotations.Nullable Thing made,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done credentials =
                desk.list(visit.caller(), TYPE, Pager.parameters(Map.of("sort", "name", "include", "role"), page));
        Map<String, Object> model = new HashMap<>();
        model.put("rows", Row.of(credentials, visit, clock.instant()));
        model.put("pager", Pager.of(credentials, visit.path(PeopleAreas.CREDENTIALS), Map.of(), page));
        model.put("mayCreate", visit.may(Act.CREATE, Subject.API_CREDENTIALS));
        model.put("name", name);
        model.put("done", done);
        model.put("changed", made != null && made.optional("rotated_at").isPresent());
        model.put("clientId", made == null ? "" : made.text("client_id"));
        model.put("secret", made == null ? "" : made.text("client_secret"));
        pages.show(visit, PeopleAreas.CREDENTIALS, "people/credentials", model, problems, request, response);
    }
}
