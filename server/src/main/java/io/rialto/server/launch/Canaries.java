package io.rialto.server.launch;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.SpecimenTickets;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Launches of customers who do not exist, to show that nothing stays of those who do: the ticket is sealed and opened, the decisions
 * are made, the row, the trace and the line of the log are written and the message is sealed, as at the door. The message is thrown
 * away. Nobody outside is asked or told: no service, no webhook, no link, no account; and no statistics count it. What they leave is
 * removed by {@link #forget}. Safe for use by many threads.
 */
@Component
public class Canaries {

    private final SpecimenTickets specimens;
    private final Tickets tickets;
    private final Decisions decisions;
    private final Sharing sharing;
    private final Handoffs handoffs;
    private final Entries entries;
    private final LaunchLedger ledger;
    private final Outcomes outcomes;
    private final Chronicle chronicle;
    private final Returns returns;
    private final SecureRandom random;
    private final Clock clock;

    Canaries(
            SpecimenTickets specimens,
            Tickets tickets,
            Decisions decisions,
            Sharing sharing,
            Handoffs handoffs,
            Entries entries,
            LaunchLedger ledger,
            Outcomes outcomes,
            Chronicle chronicle,
            Returns returns,
            SecureRandom random,
            Clock clock) {
        this.specimens = specimens;
        this.tickets = tickets;
        this.decisions = decisions;
        this.sharing = sharing;
        this.handoffs = handoffs;
        this.entries = entries;
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.chronicle = chronicle;
        this.returns = returns;
        this.random = random;
        this.clock = clock;
    }

    /** How one ended. */
    public enum End {
        /** Its message was sealed. */
        ENTERED,
        /** A rule turned it away. */
        REFUSED,
        /** It could not be sealed. */
        FAILED
    }

    /**
     * One, all the way.
     *
     * @param claims of the ticket: {@code sub}, {@code customer}, and what is to be wrong with it
     */
    public End fly(Site site, ExternalService service, Map<String, Object> claims) {
        String nonce = Identifiers.next(random).session();
        Map<String, Object> all = new HashMap<>(claims);
        all.put("nonce", nonce);
        all.put("service", service.slug());
        return switch (tickets.open(specimens.seal(site, all), site)) {
            case Opening.Rejected(Opening.Fault fault, String detail, Opening.Found found) ->
                unopened(new Refused(Launcher.refusal(fault), detail, found.expected(), found.actual()), site, service);
            case Opening.Opened(Ticket ticket) ->
                opened(entries.present(ticket, site, Optional.of(cookie(nonce, site, service))), service);
        };
    }

    private LaunchCookie cookie(String nonce, Site site, ExternalService service) {
        Instant end = clock.instant().plus(LaunchCookies.LIFETIME);
        Handoff handoff = handoffs.of(service);
        Optional<Asked> asked = handoff.specimen(site, service).or(() -> handoff.asking(service, nonce));
        return new LaunchCookie(nonce, site.id(), service.slug(), end, Optional.empty(), asked);
    }

    private End unopened(Refused refused, Site site, ExternalService service) {
        Launch launch = entries.unproven(Optional.of(site), Optional.of(service), refused.reason());
        ledger.record(launch.asCanary());
        chronicle.refused(refused, launch.id(), site, Optional.of(service), Optional.empty());
        return said(launch.id(), site, service, End.REFUSED, refused.reason().code() + " " + refused.detail());
    }

    private End opened(Presented presented, ExternalService service) {
        Site site = presented.site();
        Decision decision =
                switch (decisions.launch(presented.ticket(), presented.cookie(), site, Optional.of(service))) {
                    case Decision.Enter enter ->
                        sharing.foreseen(enter, presented.ticket().customer(), site);
                    case Refused refused -> refused;
                    case Decision.Choose choose -> choose;
                };
        return switch (decision) {
            case Decision.Enter enter -> entered(enter, presented);
            case Refused refused -> refused(refused, presented, service);
            case Decision.Choose() -> refused(new Refused(Refusal.UNKNOWN_SERVICE), presented, service);
        };
    }

    private End refused(Refused refused, Presented presented, ExternalService service) {
        Launch launch = entries.canary(presented, service, refused.reason(), null);
        ledger.record(launch);
        chronicle.refused(refused, launch.id(), presented.site(), Optional.of(service), Optional.of(presented));
        return said(
                launch.id(),
                presented.site(),
                service,
                End.REFUSED,
                refused.reason().code() + " " + refused.detail());
    }

    private End entered(Decision.Enter enter, Presented presented) {
        Identifiers identifiers = Identifiers.next(random);
        Launch launch = entries.canary(presented, enter.service(), null, identifiers);
        ledger.record(launch);
        try {
            chronicle.canary(launch.id(), enter, presented, sealed(draft(enter, presented, launch, identifiers)));
            return said(launch.id(), presented.site(), enter.service(), End.ENTERED, "");
        } catch (RuntimeException failed) {
            String kind = failed.getClass().getSimpleName();
            chronicle.failed(launch.id(), enter, presented, kind);
            return said(launch.id(), presented.site(), enter.service(), End.FAILED, kind);
        }
    }

    /** What it would hand over; where sealing means to ask the service, what it would ask for is written out instead. */
    private @Nullable HandOver sealed(Draft draft) {
        Handoff handoff = handoffs.of(draft.service());
        if (draft.service().protocol() instanceof Api) {
            handoff.show(draft);
            return null;
        }
        return handoff.seal(draft);
    }

    private Draft draft(Decision.Enter enter, Presented presented, Launch launch, Identifiers identifiers) {
        return new Draft(
                presented.site(),
                enter.service(),
                enter.subject(),
                enter.released(),
                identifiers,
                Objects.requireNonNull(launch.customer()),
                enter.target(),
                Target.landings(enter.service().relayState()),
                presented.asked(),
                Optional.empty(),
                enter.service().protocol().reportsRefusals()
                        ? Optional.of(returns.address(presented.site(), launch.id()))
                        : Optional.empty(),
                Optional.ofNullable(presented.ticket().authenticatedAt()),
                true);
    }

    private End said(Reference reference, Site site, ExternalService service, End end, String detail) {
        outcomes.canary(reference, site, service, end.name().toLowerCase(Locale.ROOT), detail);
        return end;
    }

    /** Everything that they leave is written when this returns. */
    public void settle() {
        chronicle.settle();
    }

    /** Removes the rows and traces of the site's, from an instant on. */
    public void forget(Site site, Instant since) {
        List<Reference> launches = ledger.canaries(site.id(), since);
        chronicle.forget(launches);
        ledger.remove(launches);
    }
}
