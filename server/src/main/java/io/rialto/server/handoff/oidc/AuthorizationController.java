package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.Witness;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.AuthorizationRequest.ErrorCode;
import io.rialto.server.handoff.oidc.AuthorizationRequest.Outcome;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /s/{site}/oauth2/authorize}: a browser comes from a service (OpenID Connect Core §3.1.2). */
@Controller
class AuthorizationController {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationController.class);

    private final Intake intake;
    private final AuthorizationRequests requests;
    private final Door door;
    private final FaultPages faults;
    private final References references;
    private final Witness witness;

    AuthorizationController(
            Intake intake,
            AuthorizationRequests requests,
            Door door,
            FaultPages faults,
            References references,
            Witness witness) {
        this.intake = intake;
        this.requests = requests;
        this.door = door;
        this.faults = faults;
        this.references = references;
        this.witness = witness;
    }

    @RequestMapping(
            path = "/s/{site}/oauth2/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    void authorize(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGetAndPost(request);
        intake.at(slug, request, response, site -> {
            switch (Parameters.of(request)) {
                case Parameters.Reading.Bad bad -> faults.turnAway(Unreadable.of(bad), site, request, response);
                case Parameters.Reading.Good(Parameters parameters) -> answer(site, parameters, request, response);
            }
        });
    }

    private void answer(Site site, Parameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (requests.check(site, parameters)) {
            case Outcome.Stop(TurnedAway turnedAway) -> faults.turnAway(turnedAway, site, request, response);
            case Outcome.Back(Client client, ReturnAddress address, ErrorCode error, String sentence) -> {
                Reference reference = references.next();
                LOG.info(
                        "oidc route=authorize outcome=refused error={} site={} service={} reference={} detail=\"{}\"",
                        error.code(),
                        site.slug(),
                        client.service().slug(),
                        reference,
                        sentence);
                witness.saw(new Witness.Stopped(
                        reference, site, Optional.of(client.service()), "oidc", "authorize_" + error.code(), sentence));
                HandOvers.write(address.error(client, error, sentence + " Reference " + reference), site, response);
            }
            case Outcome.Good(AuthorizationRequest good) ->
                door.begin(
                        site,
                        good.client().service(),
                        new Asked(good.kept().text(), good.prompt(), good.maxAge()),
                        request,
                        response);
        }
    }
}
