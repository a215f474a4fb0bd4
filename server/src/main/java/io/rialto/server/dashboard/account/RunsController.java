package io.rialto.server.dashboard.account;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.Catalogue;
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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs that make accounts before their customers come, or say what would be made: all of them, and a new one. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts/runs")
class RunsController {

    static final String TYPE = "provisioning_runs";
    static final String HERE = AccountArea.KEY + "/runs";

    private final Desk desk;
    private final DashboardPages pages;
    private final Catalogue catalogue;

    RunsController(Desk desk, DashboardPages pages, Catalogue catalogue) {
        this.desk = desk;
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done list = desk.list(visit.caller(), TYPE, Pager.parameters(Map.of("sort", "-created_at"), page));
        Map<String, Object> model = Map.of(
                "rows",
                catalogue.rows(visit, list.things(), RunRow::of),
                "served",
                !list.things().isEmpty() || !catalogue.withScim(visit).isEmpty(),
                "may",
                visit.may(Act.CREATE, Subject.PROVISIONING_RUNS),
                "pager",
                Pager.of(list, visit.path(HERE), Map.of(), page));
        pages.show(visit, AccountArea.KEY, "account/runs", model, request, response);
    }

    /** @param service the {@link Place#key} of the one that is chosen already */
    @GetMapping("/new")
    void form(
            Visit visit,
            @RequestParam(defaultValue = "") String service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, RunForm.first(service), Problems.NONE, request, response);
    }

    @PostMapping
    void begin(
            Visit visit,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "dry") String kind,
            @RequestParam(defaultValue = "everybody") String who,
            @RequestParam(name = "customer_ids", defaultValue = "") String ids,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RunForm form = new RunForm(service, kind, who, ids);
        switch (desk.create(visit.caller(), TYPE, form.attributes())) {
            case Reply.Done begun -> seeOther(visit, HERE + "/" + begun.one().id(), response);
            case Reply.Refused refused -> show(visit, form, Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit, RunForm form, Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Place> services = catalogue.withScim(visit);
        Map<String, Object> model =
                Map.of("services", services, "form", form, "may", visit.may(Act.CREATE, Subject.PROVISIONING_RUNS));
        pages.show(visit, AccountArea.KEY, "account/run-new", model, problems, request, response);
    }
}
