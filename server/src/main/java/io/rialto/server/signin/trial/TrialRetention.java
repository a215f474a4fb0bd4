package io.rialto.server.signin.trial;

import io.rialto.server.page.References;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes trials of yesterday. Every node may do it. */
@Component
class TrialRetention {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Trials trials;
    private final Clock clock;

    TrialRetention(Trials trials, Clock clock) {
        this.trials = trials;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void removeOld() {
        trials.removeBefore(References.at(clock.instant().minus(KEPT)));
    }
}
