package io.rialto.server.launch;

import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/launch/returned/{launch}}: a service did not let the customer in, and says why. */
@Controller
class ReturnController {

    private final Sites sites;
    private final Returns returns;
    private final Refusals refusals;
    private final Answers answers;

    ReturnController(Sites sites, Returns returns, Refusals refusals, Answers answers) {
        this.sites = sites;
        this.returns = returns;
        this.refusals = refusals;
        this.answers = answers;
    }

    @GetMapping("/s/{site}/launch/returned/{launch}")
    void returned(
            @PathVariable("site") String slug,
            @PathVariable String launch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        // Spring answers HEAD like GET; nothing is reported because somebody looked.
        if (!"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            answers.turnAway(
                    refusals.unproven(new Refused(Refusal.UNKNOWN_SITE), Optional.empty(), Optional.empty()),
                    request,
                    response);
            return;
        }
        Complaint complaint = Complaint.of(request.getParameterMap());
        Arrival.TurnedAway turnedAway = returns.back(site.get(), launch, complaint)
                .orElseGet(() -> refusals.unproven(new Refused(Refusal.UNKNOWN_SERVICE), site, Optional.empty()));
        answers.turnAway(turnedAway, site.get(), request, response);
    }
}
