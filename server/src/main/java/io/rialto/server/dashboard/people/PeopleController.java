package io.rialto.server.dashboard.people;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organization's people, and the form that invites. */
@Controller
@RequestMapping("/dashboard/{organization}/people")
class PeopleController {

    private static final String TYPE = "memberships";

    private final Desk desk;
    private final DashboardPages pages;

    PeopleController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String said = done.equals("removed") ? "They do not belong to your organization any more." : "";
        show(visit, "", page, said, Problems.NONE, request, response);
    }

    @PostMapping
    void invite(
            Visit visit,
            @RequestParam(name = "user_email", defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.create(
                visit.caller(),
                TYPE,
                Map.of("user_email", email.strip()),
                Map.of("role", new Desk.Related("roles", role)))) {
            case Reply.Done made ->
                seeOther(visit, PeopleAreas.PEOPLE + "/" + made.one().id() + "?done=invited", response);
            case Reply.Refused refused -> show(visit, email, 1, "", Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            String email,
            int page,
            String done,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done members = desk.list(
                visit.caller(), TYPE, Pager.parameters(Map.of("sort", "user_email", "include", "role,user"), page));
        Map<String, Object> model = new HashMap<>();
        model.put("rows", MemberRow.of(members, visit));
        model.put("pager", Pager.of(members, visit.path(PeopleAreas.PEOPLE), Map.of(), page));
        model.put("roles", RoleRow.all());
        model.put("grantable", RoleRow.grantedBy(visit.seat().role()));
        model.put("mayInvite", visit.may(Act.CREATE, Subject.MEMBERSHIPS));
        model.put("email", email);
        model.put("done", done);
        pages.show(visit, PeopleAreas.PEOPLE, "people/list", model, problems, request, response);
    }
}
