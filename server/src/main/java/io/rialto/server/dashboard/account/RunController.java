package io.rialto.server.dashboard.account;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.Catalogue;
import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
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
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A run: how far it is, what came of each customer, stopping it, and doing what a dry run only told. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts/runs/{id}")
class RunController {

    private static final Set<String> RESULTS = Set.of("create", "change", "refused", "later");

    private final Desk desk;
    private final DashboardPages pages;
    private final Catalogue catalogue;

    RunController(Desk desk, DashboardPages pages, Catalogue catalogue) {
        this.desk = desk;
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /** @param result which results are wanted; empty: all */
    @GetMapping
    void one(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, id, RESULTS.contains(result) ? result : "", page, Problems.NONE, request, response);
    }

    /** The part of the page that looks again by itself; when it is over, htmx reads the whole page anew. */
    @GetMapping("/state")
    void state(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RunRow run = row(visit, found(visit, id));
        if (!run.running()) {
            response.setHeader("HX-Refresh", "true");
        }
        pages.show(
                visit,
                AccountArea.KEY,
                "account/run-state",
                Map.of("run", run, "mayStop", mayStop(visit)),
                request,
                response);
    }

    @PostMapping("/cancel")
    void cancel(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(
                visit,
                id,
                desk.update(visit.caller(), RunsController.TYPE, id, Map.of("_cancel", true)),
                request,
                response);
    }

    /** Begins the real run for the customers of this dry one. */
    @PostMapping("/real")
    void doIt(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing dry = found(visit, id);
        Map<String, Object> given =
                Map.of("site", dry.text("site"), "service", dry.text("service"), "dry_run", false, "repeats", dry.id());
        answer(visit, id, desk.create(visit.caller(), RunsController.TYPE, given), request, response);
    }

    private void answer(Visit visit, String id, Reply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reply) {
            case Reply.Done done ->
                seeOther(visit, RunsController.HERE + "/" + done.one().id(), response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, id, "", 1, Problems.of(refused), request, response);
        }
    }

    private static boolean mayStop(Visit visit) {
        return visit.mayChange(Subject.PROVISIONING_RUNS, "_cancel", true);
    }

    private Thing found(Visit visit, String id) {
        return desk.find(visit.caller(), RunsController.TYPE, id).orElseThrow(DashboardPages::notThere);
    }

    private RunRow row(Visit visit, Thing run) {
        return catalogue.rows(visit, List.of(run), RunRow::of).getFirst();
    }

    private void show(
            Visit visit,
            String id,
            String result,
            int page,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RunRow run = row(visit, found(visit, id));
        Map<String, String> asked = new HashMap<>(Map.of("filter[q][run_eq]", id, "sort", "-created_at"));
        if (!result.isEmpty()) {
            asked.put("filter[q][result_eq]", result);
        }
        Reply.Done results = desk.list(visit.caller(), "provisioning_run_results", Pager.parameters(asked, page));
        Map<String, Object> model = Map.of(
                "run", run,
                "results",
                        results.things().stream()
                                .map(one -> RunResult.of(one, run))
                                .toList(),
                "result", result,
                "may", visit.may(Act.CREATE, Subject.PROVISIONING_RUNS),
                "mayStop", mayStop(visit),
                "pager",
                        Pager.of(
                                results,
                                visit.path(RunsController.HERE + "/" + id),
                                result.isEmpty() ? Map.of() : Map.of("result", result),
                                page));
        pages.show(visit, AccountArea.KEY, "account/run", model, problems, request, response);
    }
}
