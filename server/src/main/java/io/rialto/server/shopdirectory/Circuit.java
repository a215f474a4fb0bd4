package io.rialto.server.shopdirectory;

import io.rialto.server.shopdirectory.Lookup.CircuitOpen;
import io.rialto.server.shopdirectory.Lookup.Missed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaves a shop alone that fails, and lets one call through from time to time. Safe for use by many threads. */
final class Circuit {

    static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant until = Instant.MIN;
    private @Nullable Missed last;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Why the shop is not called now; empty when it is. Of those who ask once the pause is over, one is let through. */
    synchronized Optional<CircuitOpen> refusal() {
        if (failures < FAILURES || last == null) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(until)) {
            return Optional.of(new CircuitOpen(until, last));
        }
        until = clock.instant().plus(PAUSE);
        return Optional.empty();
    }

    synchronized void answered() {
        failures = 0;
        last = null;
    }

    synchronized void failed(Missed how) {
        failures = Math.min(failures + 1, FAILURES);
        last = how;
        until = clock.instant().plus(PAUSE);
    }
}
