package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.Ticket;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides over customers who are not here as the door would if they came, for whoever prepares their accounts. Safe for use by many
 * threads.
 */
@Component
public class Candidates {

    private static final String NOBODYS = "candidate";

    private final Decisions decisions;
    private final Sharing sharing;
    private final Clock clock;

    Candidates(Decisions decisions, Sharing sharing, Clock clock) {
        this.decisions = decisions;
        this.sharing = sharing;
        this.clock = clock;
    }

    /** Without anything being kept of it: another site's customer who has the same address is not looked for. */
    public Candidacy foreseen(Site site, String service, Customer customer) {
        Decision decision = decision(site, service, customer);
        return candidacy(decision instanceof Decision.Enter enter ? sharing.foreseen(enter, customer, site) : decision);
    }

    /** As a launch decides it: an address that nobody has at the service is the customer's from now on. */
    public Candidacy claimed(Site site, String service, Customer customer) {
        Decision decision = decision(site, service, customer);
        return candidacy(decision instanceof Decision.Enter enter ? sharing.settle(enter, customer, site) : decision);
    }

    private Decision decision(Site site, String service, Customer customer) {
        Instant now = clock.instant();
        Ticket ticket = new Ticket(NOBODYS, now, now.plusSeconds(1), NOBODYS, service, now, false, customer);
        LaunchCookie cookie = new LaunchCookie(
                NOBODYS, site.id(), service, now.plus(LaunchCookies.LIFETIME), Optional.empty(), Optional.empty());
        return decisions.launch(ticket, Optional.of(cookie), site);
    }

    private static Candidacy candidacy(Decision decision) {
        return switch (decision) {
            case Refused refused -> new Candidacy.MayNot(refused.reason());
            case Decision.Choose() -> new Candidacy.MayNot(Refusal.UNKNOWN_SERVICE);
            case Decision.Enter enter -> new Candidacy.May(enter.service(), enter.subject());
        };
    }
}
