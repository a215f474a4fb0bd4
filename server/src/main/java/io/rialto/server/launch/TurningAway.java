package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.Decline.Cause;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.link.Endings;
import io.rialto.server.site.Site;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a browser away with its refusal, and tells the service that asked for it. */
@Component
class TurningAway {

    private final Entries entries;
    private final ExternalServices services;
    private final LaunchLedger ledger;
    private final Refusals refusals;
    private final Handoffs handoffs;
    private final Endings endings;
    private final Proofs proofs;

    TurningAway(
            Entries entries,
            ExternalServices services,
            LaunchLedger ledger,
            Refusals refusals,
            Handoffs handoffs,
            Endings endings,
            Proofs proofs) {
        this.entries = entries;
        this.services = services;
        this.ledger = ledger;
        this.refusals = refusals;
        this.handoffs = handoffs;
        this.endings = endings;
        this.proofs = proofs;
    }

    /** Of a ticket that is genuine; another browser's may not use it up. */
    Arrival refuse(Refused refused, Presented presented) {
        if (refused.reason() == Refusal.OTHER_BROWSER) {
            return ledger.knows(presented.site().id(), presented.hash())
                    ? replayed(presented)
                    : refusals.unproven(refused, presented, service(presented));
        }
        Optional<ExternalService> service = service(presented);
        Launch launch = entries.refused(presented, service, refused.reason());
        return switch (ledger.record(launch)) {
            case REPLAYED -> replayed(presented);
            case RECORDED ->
                telling(
                                refusals.recorded(refused, launch.id(), presented, service),
                                presented.site(),
                                presented.cookie(),
                                refused.reason() == Refusal.LOGIN_TOO_OLD ? Cause.LOGIN_TOO_OLD : Cause.DENIED)
                        .asking(refused.reason() == Refusal.ENDED ? ended(presented, service) : Optional.empty());
        };
    }

    /** When the customer ended the service, and with what they take it up again. */
    private Optional<Arrival.Ended> ended(Presented presented, Optional<ExternalService> service) {
        return service.flatMap(its -> endings.of(
                        presented.site().id(), presented.ticket().customer(), its.id())
                .flatMap(at -> proofs.of(presented)
                        .map(proof -> new Arrival.Ended(at, proofs.seal(proof.about(its.slug()), Proofs.Use.RESUME)))));
    }

    /** The same refusal, with what the service is told that asked for this launch. */
    TurnedAway telling(TurnedAway turnedAway, Site site, Optional<LaunchCookie> cookie, Cause cause) {
        Optional<Decline> decline = turnedAway
                .service()
                .filter(service -> Decisions.availability(service).isEmpty())
                .flatMap(service -> cookie.filter(begun -> begun.service().equals(service.slug()))
                        .flatMap(LaunchCookie::asked)
                        .flatMap(asked ->
                                handoffs.of(service).decline(site, service, asked, cause, turnedAway.reference())));
        return turnedAway.telling(decline);
    }

    /** The ticket was used before. */
    Arrival replayed(Presented presented) {
        return refusals.unproven(
                new Refused(Refusal.REPLAYED).found("a ticket that was not used yet", "it was used before"),
                presented,
                service(presented));
    }

    private Optional<ExternalService> service(Presented presented) {
        return services.bySlug(presented.site().id(), presented.ticket().service());
    }
}
