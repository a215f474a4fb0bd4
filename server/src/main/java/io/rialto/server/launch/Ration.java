package io.rialto.server.launch;

import io.rialto.server.site.SiteId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many rows a site may write in a minute for requests that proved nothing: nobody fills the disk with them. */
final class Ration {

    private final int perMinute;
    private final Clock clock;
    private final Map<Optional<SiteId>, Spent> spent = new ConcurrentHashMap<>();

    Ration(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Spent(long minute, int rows) {}

    /** Takes one, if there is one left in this minute. */
    boolean take(Optional<SiteId> site) {
        long minute = clock.instant().getEpochSecond() / 60;
        Spent now = spent.merge(
                site,
                new Spent(minute, 1),
                (before, first) -> before.minute() == minute
                        ? new Spent(minute, Math.min(before.rows() + 1, perMinute + 1))
                        : first);
        return now.rows() <= perMinute;
    }
}
