package io.rialto.server.webhook;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes events that are older than a month, with their deliveries. */
@Component
class EventRetention {

    /** As long as a replay can reach back. */
    static final Duration KEPT = Duration.ofDays(30);

    private final DeliveryRows rows;
    private final Clock clock;

    EventRetention(DeliveryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void removeOld() {
        rows.removeBefore(clock.instant().minus(KEPT));
    }
}
