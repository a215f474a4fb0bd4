package io.rialto.server.canary;

import io.rialto.server.canary.Sweep.Read;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Canaries;
import io.rialto.server.launch.Canaries.End;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** Launches customers who do not exist, and reads everything that is kept for what stayed of them. */
@Component
class Run {

    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** How much of the progress is the launching. */
    private static final int LAUNCHED = 20;

    private final Canaries canaries;
    private final Sweep sweep;
    private final SecureRandom random;
    private final Clock clock;

    Run(Canaries canaries, Sweep sweep, SecureRandom random, Clock clock) {
        this.canaries = canaries;
        this.sweep = sweep;
        this.random = random;
        this.clock = clock;
    }

    /** @param progress hears how far it is, in percent */
    Report of(Site site, List<ExternalService> services, int each, IntConsumer progress) {
        Instant begun = clock.instant();
        Marker marker = Marker.next(random);
        Finder finder = new Finder(marker);
        Hits hits = new Hits();
        try (LogWatch log = LogWatch.open(finder, hits)) {
            Map<String, Map<End, Integer>> flown = launch(site, services, each, marker);
            canaries.settle();
            progress.accept(LAUNCHED);
            Read read = sweep.all(
                    finder,
                    hits,
                    begun.plus(LONGEST),
                    (tables, all, rows) -> progress.accept(LAUNCHED + tables * (100 - LAUNCHED) / Math.max(1, all)));
            return new Report(begun, clock.instant(), flown, DataMap.of(services), read, log.lines(), hits.all());
        } finally {
            canaries.forget(site, begun.minusSeconds(1));
        }
    }

    private Map<String, Map<End, Integer>> launch(Site site, List<ExternalService> services, int each, Marker marker) {
        Map<String, Map<End, Integer>> flown = new LinkedHashMap<>();
        for (ExternalService service : services) {
            Flock flock = new Flock(marker, site, service);
            Map<End, Integer> ends = new EnumMap<>(End.class);
            for (int number = 0; number < each; number++) {
                ends.merge(canaries.fly(site, service, flock.claims(number)), 1, Integer::sum);
            }
            flown.put(service.slug(), ends);
        }
        return flown;
    }
}
