package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Catalogue;
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
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** New addresses of customers that services have to learn of, and confirming what was done by hand. */
@Controller
@RequestMapping("/dashboard/{organization}/accounts/address-changes")
class AddressChangesController {

    private static final String TYPE = "address_changes";
    private static final String HERE = AccountArea.KEY + "/address-changes";
    private static final Map<String, String> STATES =
            Map.of("open", "open,failed", "waiting", "waiting", "done", "done,confirmed");

    private final Desk desk;
    private final DashboardPages pages;
    private final Catalogue catalogue;

    AddressChangesController(Desk desk, DashboardPages pages, Catalogue catalogue) {
        this.desk = desk;
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /** @param state {@code open}: to do; {@code waiting}; {@code done} */
    @GetMapping
    void list(
            Visit visit,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String said = done.isEmpty() ? "" : "It is confirmed. Nobody is asked about that address again for a year.";
        show(visit, STATES.containsKey(state) ? state : "open", page, said, Problems.NONE, request, response);
    }

    @PostMapping("/{change}/confirm")
    void confirm(Visit visit, @PathVariable String change, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, change, Map.of("_confirm", true))) {
            case Reply.Done confirmed -> DashboardPages.seeOther(visit, HERE + "?done=confirmed", response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> show(visit, "open", 1, "", Problems.of(refused), request, response);
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
        Reply.Done list = desk.list(
                visit.caller(),
                TYPE,
                Pager.parameters(
                        Map.of("filter[q][state_in]", STATES.getOrDefault(state, state), "sort", "-created_at"), page));
        Map<String, Object> model = Map.of(
                "rows", catalogue.rows(visit, list.things(), AddressChangeRow::of),
                "state", state,
                "may", visit.may(Act.UPDATE, Subject.ADDRESS_CHANGES),
                "done", done,
                "pager", Pager.of(list, visit.path(HERE), Map.of("state", state), page));
        pages.show(visit, AccountArea.KEY, "account/address-changes", model, problems, request, response);
    }
}
