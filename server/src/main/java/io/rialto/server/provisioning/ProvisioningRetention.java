package io.rialto.server.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes receipts that are old, and with them what could not be told and nobody looked at. */
@Component
class ProvisioningRetention {

    private static final Duration KEPT = Duration.ofDays(30);
    /** As long as launches are kept: until then somebody may ask for the proof. */
    private static final Duration LEFT = Duration.ofDays(400);

    private final TaskRows tasks;
    private final Clock clock;

    ProvisioningRetention(TaskRows tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void removeOld() {
        Instant now = clock.instant();
        tasks.forget(now.minus(KEPT), now.minus(LEFT));
    }
}
