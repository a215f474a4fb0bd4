package io.rialto.server.customer;

import io.rialto.server.customer.Hearing.Heard;
import io.rialto.server.customer.Hearing.Unheard;
import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Opens the events that shops send: proves the shop, the site and the time. What follows from one, {@code standing} knows. */
@Component
public class ShopEvents {

    private static final Set<String> CLAIMS = Set.of("iss", "aud", "sub", "iat", "exp", "jti", "event", "toe");

    private final Clock clock;

    public ShopEvents(Clock clock) {
        this.clock = clock;
    }

    /** Opens an event for the site. */
    public Hearing open(String compact, Site site) {
        try {
            return switch (Letter.open(compact, Envelope.Kind.EVENT, site, clock.instant())) {
                case Unsealed.Refused(Rejected why) -> why;
                case Letter letter -> read(letter);
            };
        } catch (Members.Wrong wrong) {
            return new Rejected(Fault.MALFORMED, wrong.member());
        }
    }

    private static Hearing read(Letter letter) {
        Members claims = letter.claims();
        // A shop that sends a profile along, or misspells a claim, should hear of it.
        if (!CLAIMS.containsAll(claims.values().keySet())) {
            return new Rejected(Fault.MALFORMED, "a claim that no event has");
        }
        Instant at = happenedAt(letter);
        if (at.isAfter(letter.issuedAt())) {
            return new Rejected(Fault.MALFORMED, "toe is after iat");
        }
        String id = letter.id();
        String customer = letter.customer();
        Optional<What> what = What.of(claims.required("event", 1, 128));
        return what.<Hearing>map(known -> new Heard(new ShopEvent(id, known, customer, at)))
                .orElseGet(Unheard::new);
    }

    /** RFC 8417 §2.2: {@code toe}, the time of the event, for one that is told later than it happened. */
    private static Instant happenedAt(Letter letter) {
        return letter.claims().values().containsKey("toe") ? Letter.instant(letter.claims(), "toe") : letter.issuedAt();
    }
}
