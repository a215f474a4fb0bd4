package io.rialto.server.launch;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes old launches, a little at a time. Every node may do it: what one has removed, another does not find. */
@Component
@EnableScheduling
@EnableConfigurationProperties(LaunchSettings.class)
class LaunchRetention {

    private static final int AT_ONCE = 1_000;

    private final LaunchLedger ledger;
    private final LaunchSettings settings;
    private final Clock clock;

    LaunchRetention(LaunchLedger ledger, LaunchSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void removeOld() {
        Instant limit = clock.instant().minus(settings.retention());
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = ledger.removeBefore(limit, AT_ONCE);
        }
    }
}
