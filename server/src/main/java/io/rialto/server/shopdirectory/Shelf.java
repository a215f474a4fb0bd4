package io.rialto.server.shopdirectory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps names of groups, options, websites and stores for a few minutes. No customer's data is put here. Safe for use by many threads. */
final class Shelf {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 2_000;

    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    Shelf(Clock clock) {
        this.clock = clock;
    }

    private record Kept(Reply.Good reply, Instant at) {}

    Optional<Reply.Good> of(URI url) {
        return Optional.ofNullable(kept.get(url))
                .filter(found -> found.at().plus(FRESH).isAfter(clock.instant()))
                .map(Kept::reply);
    }

    void put(URI url, Reply.Good reply) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(url, new Kept(reply, clock.instant()));
    }
}
