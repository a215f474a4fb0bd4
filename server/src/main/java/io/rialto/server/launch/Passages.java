package io.rialto.server.launch;

import io.rialto.server.handoff.Decline.Cause;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.link.Links;
import io.rialto.server.page.Reference;
import io.rialto.server.provisioning.Entrants;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Readiness;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes a customer who may enter to the service: recorded, enrolled where the service wants it, sealed. In this order. */
@Component
class Passages {

    private final Entries entries;
    private final LaunchLedger ledger;
    private final Enrolling enrolling;
    private final Entrants entrants;
    private final Handoffs handoffs;
    private final Returns returns;
    private final Links links;
    private final Outcomes outcomes;
    private final Refusals refusals;
    private final TurningAway away;
    private final Listing listing;
    private final Chronicle chronicle;
    private final SecureRandom random;

    Passages(
            Entries entries,
            LaunchLedger ledger,
            Enrolling enrolling,
            Entrants entrants,
            Handoffs handoffs,
            Returns returns,
            Links links,
            Outcomes outcomes,
            Refusals refusals,
            TurningAway away,
            Listing listing,
            Chronicle chronicle,
            SecureRandom random) {
        this.entries = entries;
        this.ledger = ledger;
        this.enrolling = enrolling;
        this.entrants = entrants;
        this.handoffs = handoffs;
        this.returns = returns;
        this.links = links;
        this.outcomes = outcomes;
        this.refusals = refusals;
        this.away = away;
        this.listing = listing;
        this.chronicle = chronicle;
        this.random = random;
    }

    /** The browser goes on to the service. */
    Arrival enter(Decision.Enter enter, Presented presented) {
        return recorded(
                enter,
                presented,
                passage -> new Arrival.AtService(
                        sealed(passage, handoff -> handoff.seal(draft(passage))),
                        presented.ticket().launchNonce().orElseThrow()));
    }

    /** The shop's page gets a token for the service's widget. */
    Arrival give(Decision.Enter enter, Presented presented) {
        return recorded(
                enter,
                presented,
                passage -> new Arrival.WithToken(sealed(passage, handoff -> handoff.token(draft(passage)))));
    }

    /** A launch that is recorded, on its way to the service. */
    private record Passage(Launch launch, Decision.Enter enter, Identifiers identifiers, Presented presented) {}

    private Arrival recorded(Decision.Enter enter, Presented presented, Function<Passage, Arrival> end) {
        Identifiers identifiers = Identifiers.next(random);
        Launch launch = entries.issued(presented, enter.service(), identifiers);
        return switch (ledger.record(launch)) {
            case REPLAYED -> away.replayed(presented);
            case RECORDED -> enrolled(new Passage(launch, enter, identifiers, presented), end);
        };
    }

    private Arrival enrolled(Passage passage, Function<Passage, Arrival> end) {
        Presented presented = passage.presented();
        Decision decision = attempted(
                passage,
                () -> withAccount(
                        enrolling.settle(
                                passage.enter(), presented.ticket().customer(), presented.site(), presented.asked()),
                        passage));
        return switch (decision) {
            case Refused refused -> {
                ledger.markRefused(passage.launch().id(), refused.reason());
                yield away.telling(
                        refusals.recorded(
                                refused,
                                passage.launch().id(),
                                presented,
                                Optional.of(passage.enter().service())),
                        presented.site(),
                        presented.cookie(),
                        Cause.DENIED);
            }
            case Decision.Choose() -> listing.show(presented);
            case Decision.Enter ready -> {
                Passage whole = new Passage(passage.launch(), ready, passage.identifiers(), presented);
                long begun = System.nanoTime();
                Arrival arrival = end.apply(whole);
                chronicle.entered(
                        whole.launch().id(),
                        ready,
                        presented,
                        arrival instanceof Arrival.AtService(HandOver handOver, String nonce) ? handOver : null,
                        System.nanoTime() - begun);
                issued(whole.launch(), ready, presented);
                yield arrival;
            }
        };
    }

    /** Where the service wants the account before the login, it is there, or the customer does not go. */
    private Decision withAccount(Decision decision, Passage passage) {
        if (!(decision instanceof Decision.Enter enter) || enter.service().provisioning() == null) {
            return decision;
        }
        return switch (entrants.before(entrant(enter, passage.launch(), passage.presented()))) {
            case Readiness.Ready() -> enter;
            case Readiness.Refused(String reason) -> new Refused(Refusal.ACCOUNT_REFUSED, reason);
            case Readiness.Unavailable(String reason) -> new Refused(Refusal.ACCOUNT_NOT_READY, reason);
        };
    }

    private static Entrant entrant(Decision.Enter enter, Launch launch, Presented presented) {
        return new Entrant(
                presented.site(),
                enter.service(),
                presented.ticket().customer(),
                Objects.requireNonNull(launch.customer()),
                enter.subject());
    }

    private void issued(Launch launch, Decision.Enter enter, Presented presented) {
        links.entered(
                presented.site(),
                enter.service(),
                Objects.requireNonNull(launch.customer()),
                enter.subject(),
                enter.released(),
                presented.ticket().customer().email(),
                launch.id(),
                launch.at());
        if (enter.service().provisioning() != null) {
            entrants.after(entrant(enter, launch, presented));
        }
        outcomes.entered(Outcome.ISSUED, launch.id(), presented.site(), Optional.of(enter.service()));
    }

    private Draft draft(Passage passage) {
        Decision.Enter enter = passage.enter();
        Presented presented = passage.presented();
        return new Draft(
                presented.site(),
                enter.service(),
                enter.subject(),
                enter.released(),
                passage.identifiers(),
                Objects.requireNonNull(passage.launch().customer()),
                enter.target(),
                Target.landings(enter.service().relayState()),
                presented.asked(),
                enter.account(),
                enter.service().protocol().reportsRefusals()
                        ? Optional.of(returns.address(
                                presented.site(), passage.launch().id()))
                        : Optional.empty(),
                Optional.ofNullable(presented.ticket().authenticatedAt()),
                false);
    }

    private <T> T sealed(Passage passage, Function<Handoff, T> seal) {
        return attempted(passage, () -> seal.apply(handoffs.of(passage.enter().service())));
    }

    private <T> T attempted(Passage passage, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException failed) {
            Reference launch = passage.launch().id();
            ledger.markFailed(launch);
            outcomes.failed(
                    launch,
                    passage.presented().site(),
                    passage.enter().service(),
                    failed.getClass().getSimpleName());
            chronicle.failed(
                    launch,
                    passage.enter(),
                    passage.presented(),
                    failed.getClass().getSimpleName());
            throw new SealingFailed(launch);
        }
    }
}
