package io.rialto.server.logout;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes old logouts. Every node may do it: what one has removed, another does not find. */
@Component
@EnableConfigurationProperties(LogoutSettings.class)
class OldLogouts {

    private final Logouts logouts;
    private final LogoutSettings settings;
    private final Clock clock;

    OldLogouts(Logouts logouts, LogoutSettings settings, Clock clock) {
        this.logouts = logouts;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    void remove() {
        logouts.removeBefore(clock.instant().minus(settings.retention()));
    }
}
