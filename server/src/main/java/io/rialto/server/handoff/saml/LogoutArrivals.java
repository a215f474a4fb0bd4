package io.rialto.server.handoff.saml;

import io.rialto.saml.Delivered;
import io.rialto.saml.Delivery;
import io.rialto.saml.Expectation;
import io.rialto.saml.Flaw;
import io.rialto.saml.ReceivedAuthnRequest;
import io.rialto.saml.ReceivedLogoutRequest;
import io.rialto.saml.ReceivedLogoutResponse;
import io.rialto.saml.Rejected;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.saml.LogoutState.Leg;
import io.rialto.server.handoff.saml.LogoutState.Requester;
import io.rialto.server.handoff.saml.LogoutStates.Kept;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes what services say about logouts (SAML Profiles §4.4.4). All of it must be signed, by whose session it is. */
@Component
class LogoutArrivals {

    private final KnownServices services;
    private final ServiceKeys keys;
    private final SamlSessions sessions;
    private final LogoutStates states;
    private final SingleLogout logout;
    private final Clock clock;

    LogoutArrivals(
            KnownServices services,
            ServiceKeys keys,
            SamlSessions sessions,
            LogoutStates states,
            SingleLogout logout,
            Clock clock) {
        this.services = services;
        this.keys = keys;
        this.sessions = sessions;
        this.states = states;
        this.logout = logout;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Going(SingleLogout.Step step) implements Outcome {}

        record Stopped(TurnedAway turnedAway) implements Outcome {}
    }

    Outcome take(Site site, Delivery delivery) {
        return switch (delivery) {
            case Rejected(Flaw flaw, String detail) ->
                stopped(Fault.SAML_UNREADABLE, flaw + " " + detail, Optional.empty());
            case Delivered delivered -> take(site, delivered);
        };
    }

    private Outcome take(Site site, Delivered delivered) {
        String issuer = delivered.message().envelope().issuer();
        Optional<ExternalService> found =
                services.of(site, issuer, saml -> saml.terms().logout() != null);
        if (found.isEmpty()) {
            return stopped(Fault.SAML_UNKNOWN_SENDER, "Issuer=" + Printable.of(issuer), found);
        }
        ExternalService service = found.get();
        SamlTerms terms = KnownServices.saml(service).orElseThrow().terms();
        if (terms.logout() == null) {
            return stopped(Fault.SAML_LOGOUT_UNSUPPORTED, "", found);
        }
        Optional<Rejected> broken = new Expectation(
                        SamlLogoutController.address(site),
                        keys.signing(terms),
                        true,
                        clock.instant(),
                        terms.clockSkew())
                .broken(delivered);
        if (broken.isPresent()) {
            return stopped(Faults.of(broken.get().flaw()), broken.get().detail(), found);
        }
        return switch (delivered.message()) {
            case ReceivedLogoutRequest request -> request(site, service, delivered, request);
            case ReceivedLogoutResponse response -> response(site, service, delivered, response);
            case ReceivedAuthnRequest request -> stopped(Fault.SAML_UNREADABLE, "an AuthnRequest", found);
        };
    }

    private Outcome request(Site site, ExternalService service, Delivered delivered, ReceivedLogoutRequest request) {
        List<String> named = request.sessionIndexes();
        List<SamlSession> ended = sessions.of(site, service.id(), request.nameId()).stream()
                // SAML Core §3.7.1: none named is every one
                .filter(session -> named.isEmpty() || named.contains(session.index()))
                .toList();
        Requester requester = new Requester(
                service.id().value(),
                request.envelope().id(),
                delivered.relayState().orElse(null));
        return new Outcome.Going(logout.begin(site, service, ended, requester));
    }

    private Outcome response(Site site, ExternalService service, Delivered delivered, ReceivedLogoutResponse response) {
        Optional<Kept> kept = delivered.relayState().flatMap(key -> states.find(site, key));
        Optional<Leg> leg = kept.flatMap(found -> found.state().answering(response.inResponseTo()))
                .filter(answering -> answering.service().equals(service.id().value()));
        return leg.isEmpty()
                ? stopped(Fault.SAML_LOGOUT_UNKNOWN, "InResponseTo", Optional.of(service))
                : new Outcome.Going(logout.answered(
                        site, kept.orElseThrow(), leg.get(), response.status().succeeded()));
    }

    private static Outcome stopped(Fault fault, String detail, Optional<ExternalService> service) {
        return new Outcome.Stopped(new TurnedAway(fault, detail, service));
    }
}
