package io.rialto.server.handoff.saml;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.saml.Judgement.Declined;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code GET|POST /s/{site}/saml/sso}: a service asks for a customer to be logged in (SAML Profiles §4.1.4.1). */
@Controller
class AuthnRequestController {

    private final SamlIntake intake;
    private final AuthnRequests requests;
    private final Door door;
    private final StatusAnswers statuses;
    private final FaultPages faults;

    AuthnRequestController(
            SamlIntake intake, AuthnRequests requests, Door door, StatusAnswers statuses, FaultPages faults) {
        this.intake = intake;
        this.requests = requests;
        this.door = door;
        this.statuses = statuses;
        this.faults = faults;
    }

    static String address(Site site) {
        return site.issuer() + "/saml/sso";
    }

    @RequestMapping(
            path = "/s/{site}/saml/sso",
            method = {RequestMethod.GET, RequestMethod.POST})
    void sso(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        intake.at(slug, request, response, (site, delivery) -> {
            switch (requests.judge(site, delivery)) {
                case Judgement.Granted(ExternalService service, Asked asked) ->
                    door.begin(site, service, asked, request, response);
                case Judgement.Stopped(TurnedAway turnedAway) -> faults.turnAway(turnedAway, site, request, response);
                case Declined declined -> decline(declined, site, request, response);
            }
        });
    }

    private void decline(Declined declined, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TurnedAway turnedAway = new TurnedAway(declined.fault(), "", Optional.of(declined.service()));
        PostPage back = statuses.of(site, declined.service(), declined.request(), declined.status());
        if (declined.atOnce()) {
            faults.note(turnedAway, site);
            HandOvers.write(back, site, response);
        } else {
            faults.turnAway(turnedAway, back, site, request, response);
        }
    }
}
