package io.rialto.server.standing;

import io.rialto.server.customer.ShopEvent;
import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.site.SiteId;
import io.rialto.server.standing.Told.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what shops tell to the database, and answers from memory. */
@Component
class StoredStandings implements Standings {

    /** Longer than a form of a customer's page is good, which is longer than a ticket lives, and clocks may differ. */
    private static final Duration TICKETS_ARE_OVER = Duration.ofMinutes(17);
    /** What was removed from the database has no revision: now and then all is read anew. */
    private static final Duration ANEW = Duration.ofHours(1);

    private final StandingStore store;
    private final Pseudonyms pseudonyms;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Snapshot<Memory> memory;
    private @Nullable Memory latest; // touched only by the one who refreshes

    StoredStandings(StandingStore store, Pseudonyms pseudonyms, Snapshots snapshots, Clock clock) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.snapshots = snapshots;
        this.clock = clock;
        this.memory = snapshots.following(this::upToDate);
    }

    @Override
    public Optional<Denial> denial(SiteId site, String customer, Instant vouchedAt) {
        Memory known = memory.current();
        return known.isEmpty() ? Optional.empty() : known.denial(hash(site, customer), vouchedAt);
    }

    @Override
    public boolean isClosed(SiteId site, String hash) {
        // Whoever logged out has an account still.
        return memory.current().denial(hash, Instant.MAX).isPresent();
    }

    /** Lets an event count, on this node at once. */
    Outcome tell(SiteId site, ShopEvent event) {
        String customer = hash(site, event.customer());
        String content = pseudonyms.of(
                site,
                "event",
                event.what().name(),
                event.customer(),
                Long.toString(event.at().getEpochSecond()));
        Outcome outcome =
                store.tell(new Told(site, pseudonyms.of(site, "event-id", event.id()), content, customer, event));
        if (outcome == Outcome.NEW) {
            snapshots.refresh();
        }
        return outcome;
    }

    private String hash(SiteId site, String customer) {
        return pseudonyms.customer(site, customer);
    }

    private Memory upToDate() {
        Instant now = clock.instant();
        Instant recently = now.minus(TICKETS_ARE_OVER);
        Memory known = latest;
        if (known == null || known.begunAt().isBefore(now.minus(ANEW))) {
            // The revision first: what is read after it is at least that new.
            known = new Memory(now, store.revision());
            store.readAll(recently, known::take);
        } else {
            store.readAfter(known.seen(), known::follow);
        }
        known.forgetLoggedOutBefore(recently);
        latest = known;
        return known;
    }
}
