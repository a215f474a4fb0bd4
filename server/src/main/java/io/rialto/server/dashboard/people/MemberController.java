package io.rialto.server.dashboard.people;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One member: the role, the invitation, where they are signed in. */
@Controller
@RequestMapping("/dashboard/{organization}/people/{id}")
class MemberController {

    private static final String TYPE = "memberships";
    private static final Map<String, String> SAID = Map.of(
            "invited", "They belong to your organization. Make their link now, and hand it over.",
            "role", "The role is changed; it counts from their next click.",
            "session", "That browser is signed out.");

    private final Desk desk;
    private final DashboardPages pages;

    MemberController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    void one(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, id, SAID.getOrDefault(done, ""), "", Problems.NONE, request, response);
    }

    @PostMapping("/role")
    void role(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String role,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.relate(visit.caller(), TYPE, id, Map.of("role", new Desk.Related("roles", role)))) {
            case Reply.Done changed -> seeOther(visit, PeopleAreas.PEOPLE + "/" + id + "?done=role", response);
            case Reply.Refused refused -> again(visit, id, refused, request, response);
        }
    }

    /** Its link is shown this once. */
    @PostMapping("/invite")
    void invite(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.create(visit.caller(), "invitations", Map.of("membership", id))) {
            case Reply.Done made -> show(visit, id, "", made.one().text("url"), Problems.NONE, request, response);
            case Reply.Refused refused -> again(visit, id, refused, request, response);
        }
    }

    @PostMapping("/remove")
    void remove(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.delete(visit.caller(), TYPE, id)) {
            case Reply.Done gone -> seeOther(visit, PeopleAreas.PEOPLE + "?done=removed", response);
            case Reply.Refused refused -> again(visit, id, refused, request, response);
        }
    }

    @PostMapping("/sessions/{session}/end")
    void end(
            Visit visit,
            @PathVariable String id,
            @PathVariable String session,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.delete(visit.caller(), "sessions", session)) {
            case Reply.Done gone -> seeOther(visit, PeopleAreas.PEOPLE + "/" + id + "?done=session", response);
            case Reply.Refused refused -> again(visit, id, refused, request, response);
        }
    }

    private void again(
            Visit visit, String id, Reply.Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.status() == 404) {
            throw DashboardPages.notThere();
        }
        show(visit, id, "", "", Problems.of(refused), request, response);
    }

    private void show(
            Visit visit,
            String id,
            String done,
            String link,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MemberRow member =
                found(visit, id).map(thing -> MemberRow.of(thing, visit)).orElseThrow(DashboardPages::notThere);
        Map<String, Object> model = new HashMap<>();
        model.put("member", member);
        model.put("grantable", RoleRow.grantedBy(visit.seat().role()));
        model.put("mayInvite", visit.may(Act.CREATE, Subject.INVITATIONS) && member.changeable());
        model.put("sessions", SessionRow.of(sessions(visit, member), visit));
        model.put("done", done);
        model.put("link", link);
        pages.show(visit, PeopleAreas.PEOPLE, "people/member", model, problems, request, response);
    }

    private Optional<Thing> found(Visit visit, String id) {
        return desk.ask(visit.caller(), TYPE + "/" + id, Map.of("include", "role,user")) instanceof Reply.Done done
                ? done.things().stream().findFirst()
                : Optional.empty();
    }

    private Reply.Done sessions(Visit visit, MemberRow member) {
        return desk.list(
                visit.caller(),
                "sessions",
                Map.of("filter[q][user_id_eq]", member.user(), "sort", "-seen_at", "page[size]", "25"));
    }
}
