package io.rialto.server.launch;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.Decline.Cause;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.link.Links;
import io.rialto.server.page.Reference;
import io.rialto.server.provisioning.Entrants;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Readiness;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes a ticket through the stages of a launch: open, decide, record, seal. In this order, and recorded before sealed. */
@Component
class Launcher {

    private final Tickets tickets;
    private final Decisions decisions;
    private final Sharing sharing;
    private final ExternalServices services;
    private final Entries entries;
    private final LaunchLedger ledger;
    private final Refusals refusals;
    private final Handoffs handoffs;
    private final Outcomes outcomes;
    private final Links links;
    private final Enrolling enrolling;
    private final Returns returns;
    private final Entrants entrants;
    private final Chronicle chronicle;
    private final SecureRandom random;

    Launcher(
            Tickets tickets,
            Decisions decisions,
            Sharing sharing,
            ExternalServices services,
            Entries entries,
            LaunchLedger ledger,
            Refusals refusals,
            Handoffs handoffs,
            Outcomes outcomes,
            Enrolling enrolling,
            Returns returns,
            Links links,
            Entrants entrants,
            Chronicle chronicle,
            SecureRandom random) {
        this.tickets = tickets;
        this.decisions = decisions;
        this.sharing = sharing;
        this.services = services;
        this.entries = entries;
        this.ledger = ledger;
        this.refusals = refusals;
        this.handoffs = handoffs;
        this.outcomes = outcomes;
        this.enrolling = enrolling;
        this.returns = returns;
        this.links = links;
        this.entrants = entrants;
        this.chronicle = chronicle;
        this.random = random;
    }

    /** A browser came back from the shop. */
    Arrival complete(String compact, Site site, Function<String, Optional<LaunchCookie>> cookies) {
        return open(
                compact,
                site,
                cookies,
                presented -> decisions.launch(presented.ticket(), presented.cookie(), site),
                this::enter);
    }

    /** A browser came back from the shop without a ticket: nobody is logged in, and nobody may be asked. */
    Arrival withoutTicket(Site site, Optional<LaunchCookie> cookie) {
        Optional<ExternalService> service = cookie.flatMap(begun -> services.bySlug(site.id(), begun.service()));
        TurnedAway turnedAway = refusals.unproven(
                new Refused(Refusal.GUEST).found("a ticket", "the shop sent the browser back without one"),
                Optional.of(site),
                service);
        return telling(turnedAway, site, cookie, Cause.LOGIN_REQUIRED);
    }

    /** The shop asks for the customer's services. */
    Arrival list(String compact, Site site) {
        return open(
                compact,
                site,
                nonce -> Optional.empty(),
                presented -> decisions.list(presented.ticket(), site),
                this::enter);
    }

    /** The shop asks for what a page of its gives to a service's widget. */
    Arrival token(String compact, String service, Site site) {
        return open(
                compact,
                site,
                nonce -> Optional.empty(),
                presented -> ifGiven(decisions.token(presented.ticket(), service, site)),
                this::give);
    }

    private Decision ifGiven(Decision decision) {
        return decision instanceof Decision.Enter enter
                        && !handoffs.of(enter.service()).givesTokens(enter.service())
                ? new Refused(Refusal.NO_TOKENS)
                : decision;
    }

    private Arrival open(
            String compact,
            Site site,
            Function<String, Optional<LaunchCookie>> cookies,
            Function<Presented, Decision> decide,
            BiFunction<Decision.Enter, Presented, Arrival> end) {
        return switch (tickets.open(compact, site)) {
            case Opening.Rejected(Opening.Fault fault, String detail, Opening.Found found) ->
                refusals.unproven(
                        new Refused(refusal(fault), detail, found.expected(), found.actual()),
                        Optional.of(site),
                        Optional.empty());
            case Opening.Opened(Ticket ticket) -> {
                Presented presented =
                        entries.present(ticket, site, ticket.launchNonce().flatMap(cookies));
                yield switch (decide.apply(presented)) {
                    case Refused refused -> refuse(refused, presented);
                    case Decision.Choose() -> choose(presented);
                    case Decision.Enter enter -> share(enter, presented, end);
                };
            }
        };
    }

    private Arrival share(
            Decision.Enter enter, Presented presented, BiFunction<Decision.Enter, Presented, Arrival> end) {
        return switch (sharing.settle(enter, presented.ticket().customer(), presented.site())) {
            case Refused refused -> refuse(refused, presented);
            case Decision.Choose() -> choose(presented);
            case Decision.Enter shared -> end.apply(shared, presented);
        };
    }

    private Arrival enter(Decision.Enter enter, Presented presented) {
        return recorded(
                enter,
                presented,
                passage -> new Arrival.AtService(
                        sealed(passage, handoff -> handoff.seal(draft(passage))),
                        presented.ticket().launchNonce().orElseThrow()));
    }

    private Arrival give(Decision.Enter enter, Presented presented) {
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
            case REPLAYED -> replayed(presented);
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
                yield telling(
                        refusals.recorded(
                                refused,
                                passage.launch().id(),
                                presented,
                                Optional.of(passage.enter().service())),
                        presented.site(),
                        presented.cookie(),
                        Cause.DENIED);
            }
            case Decision.Choose() -> choose(presented);
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

    private Arrival choose(Presented presented) {
        Site site = presented.site();
        Launch launch = entries.listed(presented);
        return switch (ledger.record(launch)) {
            case REPLAYED -> replayed(presented);
            case RECORDED -> {
                outcomes.entered(Outcome.LISTED, launch.id(), site, Optional.empty());
                yield new Arrival.AtTiles(
                        decisions.open(presented.ticket().customer(), site),
                        presented.ticket().launchNonce());
            }
        };
    }

    private Arrival refuse(Refused refused, Presented presented) {
        // Another browser must not use up the ticket of the one that began.
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
                        refused.reason() == Refusal.LOGIN_TOO_OLD ? Cause.LOGIN_TOO_OLD : Cause.DENIED);
        };
    }

    /** The same refusal, with what the service is told that asked for this launch. */
    private TurnedAway telling(TurnedAway turnedAway, Site site, Optional<LaunchCookie> cookie, Cause cause) {
        Optional<Decline> decline = turnedAway
                .service()
                .filter(service -> Decisions.availability(service).isEmpty())
                .flatMap(service -> cookie.filter(begun -> begun.service().equals(service.slug()))
                        .flatMap(LaunchCookie::asked)
                        .flatMap(asked ->
                                handoffs.of(service).decline(site, service, asked, cause, turnedAway.reference())));
        return turnedAway.telling(decline);
    }

    private Arrival replayed(Presented presented) {
        return refusals.unproven(
                new Refused(Refusal.REPLAYED).found("a ticket that was not used yet", "it was used before"),
                presented,
                service(presented));
    }

    private Optional<ExternalService> service(Presented presented) {
        return services.bySlug(presented.site().id(), presented.ticket().service());
    }

    static Refusal refusal(Opening.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> Refusal.TOO_LARGE;
            case MALFORMED -> Refusal.MALFORMED;
            case FOREIGN_SITE -> Refusal.FOREIGN_SITE;
            case TAMPERED -> Refusal.TAMPERED;
            case EXPIRED -> Refusal.EXPIRED;
            case TOO_EARLY -> Refusal.TOO_EARLY;
        };
    }
}
