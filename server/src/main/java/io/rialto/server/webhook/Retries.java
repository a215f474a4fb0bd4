package io.rialto.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a delivery that was not taken is tried again: Standard Webhooks recommends to go on for days. */
final class Retries {

    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    private Retries() {}

    /**
     * @param attempts that were made, at least one
     * @param wish the {@code Retry-After} of the answer, in seconds; a date or nonsense counts for nothing
     * @return nothing when that is enough
     */
    static Optional<Instant> next(int attempts, Optional<String> wish, Instant now) {
        if (attempts > AFTER.size()) {
            return Optional.empty();
        }
        Duration usual = AFTER.get(attempts - 1);
        Duration wished = wish.filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(duration -> duration.compareTo(LONGEST_WISH) <= 0)
                .orElse(Duration.ZERO);
        return Optional.of(now.plus(wished.compareTo(usual) > 0 ? wished : usual));
    }
}
