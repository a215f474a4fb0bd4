package io.rialto.server.dashboard.provider;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.session.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who must sign in through the provider: first what it would come to, then the switch. */
@Controller
@RequestMapping("/dashboard/{organization}/identity-providers/enforcement")
class EnforcementController {

    private static final String PROVED_DOMAINS = "proved_domains";

    private final Desk desk;
    private final DashboardPages pages;
    private final Freshness freshness;

    EnforcementController(Desk desk, DashboardPages pages, Freshness freshness) {
        this.desk = desk;
        this.pages = pages;
        this.freshness = freshness;
    }

    /** @param wanted what is rehearsed */
    @GetMapping
    void page(
            Visit visit,
            @RequestParam(defaultValue = PROVED_DOMAINS) String wanted,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, wanted, done.isEmpty() ? "" : "It counts from now on.", Problems.NONE, request, response);
    }

    @PostMapping
    void enforce(
            Visit visit,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (visit.caller().mayWriteIdentityProviders() && !freshness.holds(visit.signedIn())) {
            freshness.demand(visit.path(ProviderArea.KEY + "/enforcement"), response);
            return;
        }
        Thing organization = organization(visit);
        switch (desk.update(visit.caller(), "organizations", organization.id(), Map.of("sso_enforcement", wanted))) {
            case Reply.Done changed -> seeOther(visit, ProviderArea.KEY + "/enforcement?done=set", response);
            case Reply.Refused refused -> show(visit, wanted, "", Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit,
            String wanted,
            String done,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String rehearsed = wanted.equals("everyone") ? wanted : PROVED_DOMAINS;
        Map<String, Object> model = new HashMap<>();
        model.put("now", organization(visit).text("sso_enforcement"));
        model.put("wanted", rehearsed);
        model.put("done", done);
        model.put("offer", ProviderOffer.of(visit));
        model.put("members", List.of());
        model.put("obstacles", List.of());
        if (desk.create(visit.caller(), "sso_rehearsals", Map.of("sso_enforcement", rehearsed))
                instanceof Reply.Done told) {
            model.putAll(told.one().meta());
        }
        pages.show(visit, ProviderArea.KEY, "provider/enforcement", model, problems, request, response);
    }

    private Thing organization(Visit visit) {
        return desk.list(visit.caller(), "organizations", Map.of()).one();
    }
}
