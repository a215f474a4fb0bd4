package io.rialto.server.configuration;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the configuration file twice a second, so that what was saved works within two seconds. */
@Component
class ConfigurationWatch implements SmartLifecycle {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);

    private final ConfigurationFile file;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rialto-configuration").factory());
    private volatile boolean running;
    private boolean failing;

    ConfigurationWatch(ConfigurationFile file) {
        this.file = file;
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A file that is gone for a moment, or a database that is: said once, tried again at the next look.
    private void look() {
        try {
            file.look();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("event=configuration_not_read cause={}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
