package io.rialto.server.trace;

import io.rialto.server.page.References;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes old traces. Every node may do it. */
@Component
class TraceRetention {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration GOOD_KEPT = Duration.ofDays(7);

    private final TraceRows rows;
    private final Clock clock;

    TraceRetention(TraceRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void removeOld() {
        Instant now = clock.instant();
        rows.removeBefore(References.at(now.minus(KEPT)));
        rows.removeGoodBefore(References.at(now.minus(GOOD_KEPT)));
    }
}
