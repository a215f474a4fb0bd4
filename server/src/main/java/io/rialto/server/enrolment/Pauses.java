package io.rialto.server.enrolment;

import io.rialto.server.externalservice.ServiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps one service's API from taking all calls of the server, and leaves alone an API that asked for it (RFC 6585 §4). */
final class Pauses {

    private static final int CALLS_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<ServiceId, Semaphore> places = new ConcurrentHashMap<>();
    private final Map<ServiceId, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    Pauses(Clock clock) {
        this.clock = clock;
    }

    /** Whether the service may be called now; whoever may, leaves again. */
    boolean enter(ServiceId service) {
        Instant end = until.get(service);
        if (end != null && clock.instant().isBefore(end)) {
            return false;
        }
        try {
            return places.computeIfAbsent(service, its -> new Semaphore(CALLS_AT_ONCE))
                    .tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave(ServiceId service) {
        Semaphore place = places.get(service);
        if (place != null) {
            place.release();
        }
    }

    /** @param seconds as the service said; anything else counts as not said */
    void pause(ServiceId service, String seconds) {
        Duration wanted = seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : USUAL;
        until.put(service, clock.instant().plus(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted));
    }
}
