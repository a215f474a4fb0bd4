package io.rialto.server.standing;

import io.rialto.server.customer.Hearing;
import io.rialto.server.customer.Opening;
import io.rialto.server.customer.ShopEvent;
import io.rialto.server.customer.ShopEvents;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.EventAnswer.Refused;
import io.rialto.server.standing.EventAnswer.Taken;
import io.rialto.server.standing.Told.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Hears an event. What proves nothing is limited by client, what a shop proved by site: nobody can use up what a shop needs to have a
 * customer refused.
 */
@Component
class EventDesk {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ShopEvents events;
    private final StoredStandings standings;
    private final Sites sites;
    private final RateLimit unproven;
    private final RateLimit proven;

    EventDesk(ShopEvents events, StoredStandings standings, Sites sites, Clock clock) {
        this.events = events;
        this.standings = standings;
        this.sites = sites;
        this.unproven = new RateLimit(clock, new Window(120, MINUTE));
        this.proven = new RateLimit(clock, new Window(12_000, MINUTE));
    }

    /** @param client who sent it, as far as the network tells */
    EventAnswer hear(String compact, Site site, String client) {
        return switch (events.open(compact, site)) {
            case Opening.Rejected(Opening.Fault fault, String detail, Opening.Found found) ->
                unproven(new Refused(refusal(fault), detail), client);
            case Hearing.Unheard() ->
                limited(proven, site.slug()).orElseGet(() -> new Refused(EventRefusal.UNKNOWN_EVENT, "event"));
            case Hearing.Heard(ShopEvent event) ->
                limited(proven, site.slug())
                        .<EventAnswer>map(refused -> refused)
                        .orElseGet(() -> taken(event, site));
        };
    }

    /** Of a request that proved nothing, so anybody could send it. */
    EventAnswer unproven(Refused refused, String client) {
        return limited(unproven, client).orElse(refused);
    }

    private EventAnswer taken(ShopEvent event, Site site) {
        // A site that fails has the shop send it again; those that had it before it then know it.
        List<Outcome> outcomes = sites.withTheCustomersOf(site).stream()
                .map(one -> standings.tell(one.id(), event))
                .toList();
        Outcome outcome = outcomes.getFirst();
        return switch (outcome) {
            case NEW, REPEATED -> new Taken(event.what().text(), outcome == Outcome.REPEATED);
            case CONTRADICTED -> new Refused(EventRefusal.REPLAYED, "jti");
        };
    }

    private static Optional<Refused> limited(RateLimit limit, String key) {
        return switch (limit.take(key)) {
            case Ruling.Allowed allowed -> Optional.empty();
            case Ruling.Refused refused ->
                Optional.of(new Refused(EventRefusal.TOO_MANY, "", OptionalLong.of(refused.retryAfterSeconds())));
        };
    }

    private static EventRefusal refusal(Opening.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> EventRefusal.TOO_LARGE;
            case MALFORMED -> EventRefusal.MALFORMED;
            case FOREIGN_SITE -> EventRefusal.FOREIGN_SITE;
            case TAMPERED -> EventRefusal.TAMPERED;
            case EXPIRED -> EventRefusal.EXPIRED;
            case TOO_EARLY -> EventRefusal.TOO_EARLY;
        };
    }
}
