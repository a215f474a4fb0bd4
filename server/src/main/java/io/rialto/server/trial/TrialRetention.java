package io.rialto.server.trial;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what is over. Every node may do it: what one has removed, another does not find. */
@Component
class TrialRetention {

    private final TrialRows rows;
    private final Clock clock;

    TrialRetention(TrialRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT10M")
    void removeOver() {
        rows.removeBefore(clock.instant().minus(Trial.KEPT));
    }
}
