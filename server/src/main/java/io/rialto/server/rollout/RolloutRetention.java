package io.rialto.server.rollout;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes runs that are old, and what came of them; whom they were for much sooner. */
@Component
class RolloutRetention {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration CHOICE_KEPT = Duration.ofDays(1);

    private final RolloutRows rows;
    private final Clock clock;

    RolloutRetention(RolloutRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT16M", fixedDelayString = "PT1H")
    void removeOld() {
        rows.forgetChoices(clock.instant().minus(CHOICE_KEPT));
        rows.forget(clock.instant().minus(KEPT));
    }
}
