package io.rialto.server.trial;

import io.rialto.server.enrolment.Line;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.oidc.Endpoints;
import io.rialto.server.handoff.oidc.Endpoints.Reception;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.launch.Refusal;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.launch.Sent;
import io.rialto.server.site.Site;
import org.springframework.stereotype.Component;

/** The site's side of a login that goes on in a trial: its own endpoints, for the trial's client alone, and the launch's own decisions. */
@Component
class TrialLogins {

    private final Endpoints endpoints;
    private final Rehearsals rehearsals;

    TrialLogins(Endpoints endpoints, Rehearsals rehearsals) {
        this.endpoints = endpoints;
        this.rehearsals = rehearsals;
    }

    /**
     * Where it goes on.
     *
     * @param service by whose rules
     * @param standIn what takes its place
     * @param persona the key of who is logged in
     * @param line where the stand-in's own API is asked
     */
    record Place(Site site, ExternalService service, ExternalService standIn, String persona, Line line) {

        Client client() {
            return Clients.ofTrial(site, standIn);
        }
    }

    /** What comes of an authorization request. */
    sealed interface Login {

        /** With a code, or with an error. */
        record Back(HandOver handOver) implements Login {}

        record TurnedAway(Refusal reason, String detail) implements Login {}

        /** @param why nobody is sent anywhere */
        record Stopped(String why) implements Login {}
    }

    Login authorize(Place place, Parameters parameters) {
        return switch (endpoints.authorize(place.client(), parameters)) {
            case Reception.Stopped(String why) -> new Login.Stopped(why);
            case Reception.Returned(HandOver error) -> new Login.Back(error);
            case Reception.Taken taken ->
                switch (rehearsals.answered(
                        place.site(),
                        place.service(),
                        place.standIn(),
                        Travellers.called(place.persona()),
                        taken.asked(),
                        place.line())) {
                    case Sent.Away(HandOver handOver) -> new Login.Back(handOver);
                    case Sent.TurnedAway(Refusal reason, String detail) -> new Login.TurnedAway(reason, detail);
                };
        };
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** No code and no token is good any more that the stand-in was given. */
    void end(Site site, ExternalService standIn) {
        if (standIn.protocol() instanceof Oidc) {
            endpoints.close(Clients.ofTrial(site, standIn));
        }
    }
}
