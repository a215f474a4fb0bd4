package io.rialto.server.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about a key that somebody should see to.
 *
 * @param code a word of its own for each kind, for programs
 * @param details for programs: numbers, texts and instants
 */
public record Warning(String code, String sentence, Map<String, Object> details) {

    /** How many days before the end of a certificate it is said, once each. */
    static final List<Integer> DAYS = List.of(1, 7, 30, 60);

    public Warning {
        details = Map.copyOf(details);
    }

    /** Of a key that is used, or will be. */
    static Optional<Warning> ofItsEnd(SiteKey key, Instant now) {
        return days(key, now).map(due -> {
            long left =
                    Math.max(0, Duration.between(now, key.life().expiresAt()).toDays());
            return new Warning(
                    "expires",
                    "The certificate ends at " + key.life().expiresAt() + ", in " + left
                            + " days. Make a next key, let services trust it, and promote it before.",
                    Map.of("days_left", left, "expires_at", key.life().expiresAt()));
        });
    }

    static Warning ofBlocked(Instant at, List<Obstacle> obstacles) {
        return new Warning(
                "promotion_blocked",
                "The key was to become current at " + at + ". It does as soon as nothing is against it any more.",
                Map.of(
                        "reasons",
                        obstacles.stream().map(Obstacle::code).distinct().toList(),
                        "promote_at",
                        at));
    }

    /** The warning that is due: so many days before the end; nothing while the end is far, or of a key that is over. */
    static Optional<Integer> days(SiteKey key, Instant now) {
        return switch (key.state()) {
            case PREVIOUS, RETIRED -> Optional.empty();
            case CURRENT, NEXT -> due(key.life().expiresAt(), now).findFirst();
        };
    }

    private static Stream<Integer> due(Instant end, Instant now) {
        return DAYS.stream().filter(days -> !now.isBefore(end.minus(Duration.ofDays(days))));
    }
}
