package io.rialto.server.handoff.saml;

import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.saml.SingleLogout.Step;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code GET|POST /s/{site}/saml/slo}: a service logs a customer out, or answers that it did (SAML Profiles §4.4). */
@Controller
class SamlLogoutController {

    private final SamlIntake intake;
    private final LogoutArrivals arrivals;
    private final FaultPages faults;

    SamlLogoutController(SamlIntake intake, LogoutArrivals arrivals, FaultPages faults) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.faults = faults;
    }

    static String address(Site site) {
        return site.issuer() + "/saml/slo";
    }

    @RequestMapping(
            path = "/s/{site}/saml/slo",
            method = {RequestMethod.GET, RequestMethod.POST})
    void slo(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        intake.at(slug, request, response, (site, delivery) -> {
            switch (arrivals.take(site, delivery)) {
                case LogoutArrivals.Outcome.Stopped(TurnedAway turnedAway) ->
                    faults.turnAway(turnedAway, site, request, response);
                case LogoutArrivals.Outcome.Going(Step step) -> go(step, site, response);
            }
        });
    }

    static void go(Step step, Site site, HttpServletResponse response) throws IOException {
        switch (step) {
            case Step.On(HandOver handOver) -> HandOvers.write(handOver, site, response);
            case Step.Done(String result) -> HandOvers.redirect(site.issuer() + "/logout/" + result, response);
        }
    }
}
