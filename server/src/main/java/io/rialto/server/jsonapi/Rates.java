package io.rialto.server.jsonapi;

import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often a client may ask: on average over all addresses of the API, and in bursts at each. Reading and writing count apart. */
@Component
final class Rates {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration BURST = Duration.ofSeconds(10);

    private final Pair reading;
    private final Pair writing;

    Rates(Clock clock) {
        reading =
                new Pair(new RateLimit(clock, new Window(1_000, MINUTE)), new RateLimit(clock, new Window(250, BURST)));
        writing = new Pair(new RateLimit(clock, new Window(200, MINUTE)), new RateLimit(clock, new Window(50, BURST)));
    }

    private record Pair(RateLimit average, RateLimit burst) {}

    /** @param client its address */
    Ruling take(String client, Path path, String method) {
        Pair pair = method.equals("GET") || method.equals("HEAD") ? reading : writing;
        String key = ClientKey.of(client);
        return switch (pair.burst().take(key + " " + path.route())) {
            case Ruling.Refused refused -> refused;
            case Ruling.Allowed burst ->
                switch (pair.average().take(key)) {
                    case Ruling.Refused refused -> refused;
                    case Ruling.Allowed average -> average.remaining() < burst.remaining() ? average : burst;
                };
        };
    }
}
