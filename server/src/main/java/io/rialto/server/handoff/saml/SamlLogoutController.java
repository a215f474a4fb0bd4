package io.rialto.server.handoff.saml;

import io.rialto.saml.Delivery;
import io.rialto.saml.Inbox;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.saml.SingleLogout.Step;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code GET|POST /s/{site}/saml/slo}: a service logs a customer out, or answers that it did (SAML Profiles §4.4). */
@Controller
class SamlLogoutController {

    private final Sites sites;
    private final LogoutArrivals arrivals;
    private final RequestAnswers answers;

    SamlLogoutController(Sites sites, LogoutArrivals arrivals, RequestAnswers answers) {
        this.sites = sites;
        this.arrivals = arrivals;
        this.answers = answers;
    }

    static String address(Site site) {
        return site.issuer() + "/saml/slo";
    }

    @RequestMapping(
            path = "/s/{site}/saml/slo",
            method = {RequestMethod.GET, RequestMethod.POST})
    void slo(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        boolean posted = "POST".equals(request.getMethod());
        if (!posted && !"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "POST"));
        }
        Optional<Site> found = sites.bySlug(slug).filter(Site::active);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Site site = found.get();
        Delivery delivery = posted
                ? Inbox.posted(AuthnRequestController.form(request))
                : Inbox.redirected(request.getQueryString());
        switch (arrivals.take(site, delivery)) {
            case LogoutArrivals.Outcome.Stopped(Judgement.TurnedAway turnedAway) ->
                answers.turnAway(turnedAway, site, request, response);
            case LogoutArrivals.Outcome.Going(Step step) -> go(step, site, response);
        }
    }

    static void go(Step step, Site site, HttpServletResponse response) throws IOException {
        switch (step) {
            case Step.On(HandOver handOver) -> {
                switch (handOver) {
                    case PostPage page -> RequestAnswers.write(page, site, response);
                    case Redirect redirect -> redirect(redirect.location().toString(), response);
                }
            }
            case Step.Done(String result) -> redirect(site.issuer() + "/logout/" + result, response);
        }
    }

    private static void redirect(String location, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", location);
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
