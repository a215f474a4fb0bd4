package io.rialto.server.launch;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.saml.Identifiers;
import io.rialto.server.handoff.saml.SamlHandoff;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
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
    private final SamlHandoff handoff;
    private final Outcomes outcomes;
    private final SecureRandom random;

    Launcher(
            Tickets tickets,
            Decisions decisions,
            Sharing sharing,
            ExternalServices services,
            Entries entries,
            LaunchLedger ledger,
            Refusals refusals,
            SamlHandoff handoff,
            Outcomes outcomes,
            SecureRandom random) {
        this.tickets = tickets;
        this.decisions = decisions;
        this.sharing = sharing;
        this.services = services;
        this.entries = entries;
        this.ledger = ledger;
        this.refusals = refusals;
        this.handoff = handoff;
        this.outcomes = outcomes;
        this.random = random;
    }

    /** A browser came back from the shop. */
    Arrival complete(String compact, Site site, Function<String, Optional<LaunchCookie>> cookies) {
        return open(
                compact,
                site,
                ticket -> decisions.launch(ticket, ticket.launchNonce().flatMap(cookies), site));
    }

    /** The shop asks for the customer's services. */
    Arrival list(String compact, Site site) {
        return open(compact, site, ticket -> decisions.list(ticket, site));
    }

    private Arrival open(String compact, Site site, Function<Ticket, Decision> decide) {
        return switch (tickets.open(compact, site)) {
            case Opening.Rejected(Opening.Fault fault, String detail) ->
                refusals.unproven(new Refused(refusal(fault), detail), Optional.of(site), Optional.empty());
            case Opening.Opened(Ticket ticket) -> {
                Presented presented = entries.present(ticket, site);
                yield switch (decide.apply(ticket)) {
                    case Refused refused -> refuse(refused, presented);
                    case Decision.Choose() -> choose(presented);
                    case Decision.Enter enter -> share(enter, presented);
                };
            }
        };
    }

    private Arrival share(Decision.Enter enter, Presented presented) {
        return switch (sharing.settle(enter, presented.ticket().customer(), presented.site())) {
            case Refused refused -> refuse(refused, presented);
            case Decision.Choose() -> choose(presented);
            case Decision.Enter shared -> enter(shared, presented);
        };
    }

    private Arrival enter(Decision.Enter enter, Presented presented) {
        Site site = presented.site();
        Identifiers identifiers = Identifiers.next(random);
        Launch launch = entries.issued(presented, enter.service(), identifiers);
        return switch (ledger.record(launch)) {
            case REPLAYED -> replayed(presented);
            case RECORDED -> {
                PostPage page = seal(enter, identifiers, launch, site);
                outcomes.entered(Outcome.ISSUED, launch.id(), site, Optional.of(enter.service()));
                yield new Arrival.AtService(
                        page, presented.ticket().launchNonce().orElseThrow());
            }
        };
    }

    private PostPage seal(Decision.Enter enter, Identifiers identifiers, Launch launch, Site site) {
        try {
            return handoff.seal(new SamlHandoff.Draft(
                    site,
                    enter.service(),
                    enter.subject(),
                    enter.released(),
                    identifiers,
                    enter.relayState(),
                    Target.landings(enter.service().relayState())));
        } catch (RuntimeException failed) {
            ledger.markFailed(launch.id());
            outcomes.failed(
                    launch.id(), site, enter.service(), failed.getClass().getSimpleName());
            throw new SealingFailed(launch.id());
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
                    : refusals.unproven(refused, Optional.of(presented.site()), service(presented));
        }
        Optional<ExternalService> service = service(presented);
        Launch launch = entries.refused(presented, service, refused.reason());
        return switch (ledger.record(launch)) {
            case REPLAYED -> replayed(presented);
            case RECORDED -> refusals.recorded(refused, launch.id(), Optional.of(presented.site()), service);
        };
    }

    private Arrival replayed(Presented presented) {
        return refusals.unproven(new Refused(Refusal.REPLAYED), Optional.of(presented.site()), service(presented));
    }

    private Optional<ExternalService> service(Presented presented) {
        return services.bySlug(presented.site().id(), presented.ticket().service());
    }

    private static Refusal refusal(Opening.Fault fault) {
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
