package io.rialto.server.standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nothing depends on any more. Every node may do it: what one has removed, another does not find. */
@Component
class StandingRetention {

    /** An event that is told again later than this changes nothing either: it is older than what is known. */
    private static final Duration EVENTS = Duration.ofDays(1);
    /** Until then an event that was held up cannot undo that the account was opened again. */
    private static final Duration OPEN = Duration.ofDays(30);
    /** As long as launches are kept: then nothing is left of the customer, and a shop restored from a backup is not shut out for ever. */
    private static final Duration DELETED = Duration.ofDays(400);

    private final StandingStore store;
    private final Clock clock;

    StandingRetention(StandingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    void removeOld() {
        Instant now = clock.instant();
        store.forget(now.minus(EVENTS), now.minus(OPEN), now.minus(DELETED));
    }
}
