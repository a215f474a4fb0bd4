package io.rialto.server.customer;

import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Opened;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the tickets that shops make: proves the shop, the site and the time. Whether a ticket is fresh, {@code launch} knows. */
@Component
public class Tickets {

    private final Clock clock;

    public Tickets(Clock clock) {
        this.clock = clock;
    }

    /** Opens a ticket for the site. */
    public Opening open(String compact, Site site) {
        try {
            return switch (Letter.open(compact, Envelope.Kind.TICKET, site, clock.instant())) {
                case Unsealed.Refused(Rejected why) -> why;
                case Letter letter -> new Opened(ticket(letter));
            };
        } catch (Members.Wrong wrong) {
            return new Rejected(Fault.MALFORMED, wrong.member());
        }
    }

    private static Ticket ticket(Letter letter) {
        Members claims = letter.claims();
        return new Ticket(
                letter.id(),
                letter.issuedAt(),
                letter.expiresAt(),
                claims.text("nonce").orElse(null),
                claims.required("service", 1, 128),
                authenticatedAt(letter),
                claims.values().containsKey("act"),
                CustomerMembers.read(
                        letter.customer(), claims.object("customer").orElseThrow(() -> claims.wrong("customer"))));
    }

    private static @Nullable Instant authenticatedAt(Letter letter) {
        if (!letter.claims().values().containsKey("auth_time")) {
            return null;
        }
        Instant at = Letter.instant(letter.claims(), "auth_time");
        if (at.isAfter(letter.issuedAt())) {
            throw letter.claims().wrong("auth_time");
        }
        return at;
    }
}
