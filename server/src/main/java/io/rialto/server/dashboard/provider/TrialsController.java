package io.rialto.server.dashboard.provider;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The test of a provider's sign-in: off to the provider, and back to what was found. */
@Controller
@RequestMapping("/dashboard/{organization}/identity-providers/{id}/trials")
class TrialsController {

    private static final String TYPE = "provider_trials";

    private final Desk desk;
    private final DashboardPages pages;

    TrialsController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @PostMapping
    void begin(Visit visit, @PathVariable String id, HttpServletResponse response) {
        switch (desk.create(visit.caller(), TYPE, Map.of("identity_provider_id", id))) {
            case Reply.Done begun -> {
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Location", begun.one().text("address"));
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    @GetMapping("/{trial}")
    void result(
            Visit visit,
            @PathVariable String id,
            @PathVariable String trial,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Thing found = desk.find(visit.caller(), TYPE, trial)
                .filter(one -> one.text("identity_provider_id").equals(id))
                .orElseThrow(DashboardPages::notThere);
        Thing provider = desk.find(visit.caller(), "identity_providers", id).orElseThrow(DashboardPages::notThere);
        Map<String, Object> model = Map.of(
                "trial", TrialView.of(found),
                "provider", ProviderRow.of(provider),
                "offer", ProviderOffer.of(visit));
        pages.showLeadingOut(visit, ProviderArea.KEY, "provider/trial", model, request, response);
    }
}
