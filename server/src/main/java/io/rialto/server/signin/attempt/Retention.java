package io.rialto.server.signin.attempt;

import io.rialto.server.page.References;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes old attempts. Every node may do it. */
@Component
class Retention {

    private static final Duration KEPT = Duration.ofDays(90);

    private final SignIns signIns;
    private final Clock clock;

    Retention(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void removeOld() {
        signIns.removeBefore(References.at(clock.instant().minus(KEPT)));
    }
}
