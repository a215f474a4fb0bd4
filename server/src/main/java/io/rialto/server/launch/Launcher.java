package io.rialto.server.launch;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Decline.Cause;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.site.Site;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Opens a ticket and decides: whoever may enter goes on, whoever may choose sees the services, nobody else gets further. */
@Component
class Launcher {

    private final Tickets tickets;
    private final Decisions decisions;
    private final Sharing sharing;
    private final ExternalServices services;
    private final Entries entries;
    private final Refusals refusals;
    private final Handoffs handoffs;
    private final Passages passages;
    private final Listing listing;
    private final TurningAway away;

    Launcher(
            Tickets tickets,
            Decisions decisions,
            Sharing sharing,
            ExternalServices services,
            Entries entries,
            Refusals refusals,
            Handoffs handoffs,
            Passages passages,
            Listing listing,
            TurningAway away) {
        this.tickets = tickets;
        this.decisions = decisions;
        this.sharing = sharing;
        this.services = services;
        this.entries = entries;
        this.refusals = refusals;
        this.handoffs = handoffs;
        this.passages = passages;
        this.listing = listing;
        this.away = away;
    }

    /** A browser came back from the shop. */
    Arrival complete(String compact, Site site, Function<String, Optional<LaunchCookie>> cookies) {
        return open(
                compact,
                site,
                cookies,
                presented -> decisions.launch(presented.ticket(), presented.cookie(), site),
                passages::enter);
    }

    /** A browser came back from the shop without a ticket: nobody is logged in, and nobody may be asked. */
    Arrival withoutTicket(Site site, Optional<LaunchCookie> cookie) {
        Optional<ExternalService> service = cookie.flatMap(begun -> services.bySlug(site.id(), begun.service()));
        TurnedAway turnedAway = refusals.unproven(
                new Refused(Refusal.GUEST).found("a ticket", "the shop sent the browser back without one"),
                Optional.of(site),
                service);
        return away.telling(turnedAway, site, cookie, Cause.LOGIN_REQUIRED);
    }

    /** The shop asks for the customer's services. */
    Arrival list(String compact, Site site) {
        return open(
                compact,
                site,
                nonce -> Optional.empty(),
                presented -> decisions.list(presented.ticket(), site),
                passages::enter);
    }

    /** The shop asks for what a page of its gives to a service's widget. */
    Arrival token(String compact, String service, Site site) {
        return open(
                compact,
                site,
                nonce -> Optional.empty(),
                presented -> ifGiven(decisions.token(presented.ticket(), service, site)),
                passages::give);
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
                        named(found, site));
            case Opening.Opened(Ticket ticket) -> {
                Presented presented =
                        entries.present(ticket, site, ticket.launchNonce().flatMap(cookies));
                yield switch (decide.apply(presented)) {
                    case Refused refused -> away.refuse(refused, presented);
                    case Decision.Choose() -> listing.show(presented);
                    case Decision.Enter enter -> share(enter, presented, end);
                };
            }
        };
    }

    private Arrival share(
            Decision.Enter enter, Presented presented, BiFunction<Decision.Enter, Presented, Arrival> end) {
        return switch (sharing.settle(enter, presented.ticket().customer(), presented.site())) {
            case Refused refused -> away.refuse(refused, presented);
            case Decision.Choose() -> listing.show(presented);
            case Decision.Enter shared -> end.apply(shared, presented);
        };
    }

    private Optional<ExternalService> named(Opening.Found found, Site site) {
        return found.service().isEmpty() ? Optional.empty() : services.bySlug(site.id(), found.service());
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
