package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Place;
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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What failed at services or waits for them, and having it tried again: one, or all of a service. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts")
class AccountsController {

    private final Desk desk;
    private final DashboardPages pages;

    AccountsController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** @param state {@code failed} or {@code waiting} */
    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "failed") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String said = done.isEmpty() ? "" : "It is tried again now. Reload the page to see what came of it.";
        show(visit, state.equals("waiting") ? state : "failed", page, said, Problems.NONE, request, response);
    }

    @PostMapping("/tasks/{task}/retry")
    void retry(Visit visit, @PathVariable String task, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(
                visit,
                desk.update(visit.caller(), "provisioning_tasks", task, Map.of("_retry", true)),
                request,
                response);
    }

    @PostMapping("/retries")
    void retryAll(
            Visit visit,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                visit,
                desk.create(visit.caller(), "provisioning_retries", Map.of("site", site, "service", service)),
                request,
                response);
    }

    private void answer(Visit visit, Reply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reply) {
            case Reply.Done tried -> DashboardPages.seeOther(visit, AccountArea.KEY + "?done=retry", response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, "failed", 1, "", Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            String state,
            int page,
            String done,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done tasks = desk.list(
                visit.caller(),
                "provisioning_tasks",
                Pager.parameters(Map.of("filter[q][state_eq]", state, "sort", "created_at"), page));
        List<TaskRow> rows = tasks.things().stream().map(TaskRow::of).toList();
        boolean may = visit.may(Act.UPDATE, Subject.PROVISIONING_TASKS);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put(
                "places",
                may && state.equals("failed")
                        ? rows.stream()
                                .map(row -> Place.gone(row.site(), row.service()))
                                .distinct()
                                .toList()
                        : List.of());
        model.put("state", state);
        model.put("may", may);
        model.put("done", done);
        model.put("pager", Pager.of(tasks, visit.path(AccountArea.KEY), Map.of("state", state), page));
        pages.show(visit, AccountArea.KEY, "account/list", model, problems, request, response);
    }
}
