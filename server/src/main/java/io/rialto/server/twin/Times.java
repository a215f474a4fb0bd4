package io.rialto.server.twin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a message is of now. */
final class Times {

    /** How far two clocks may differ: here there is but one. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private Times() {}

    static Optional<Instant> read(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<Instant> seconds(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException | DateTimeException none) {
            return Optional.empty();
        }
    }

    /** It is not over. */
    static boolean until(Checklist checks, String what, Optional<Instant> end, Instant now) {
        return checks.holds(
                what, "after " + text(now), text(end), end.filter(now::isBefore).isPresent());
    }

    /** It has begun. */
    static boolean since(Checklist checks, String what, Optional<Instant> begin, Instant now) {
        Instant latest = now.plus(SKEW);
        return checks.holds(
                what,
                "not after " + text(now),
                text(begin),
                begin.filter(at -> !at.isAfter(latest)).isPresent());
    }

    /** It was made just now. */
    static boolean fresh(Checklist checks, String what, Optional<Instant> made, Instant now, Duration longest) {
        return checks.holds(
                what,
                "within " + longest.toMinutes() + " minutes of " + text(now),
                text(made),
                made.filter(at -> Duration.between(at, now).abs().compareTo(longest) <= 0)
                        .isPresent());
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Optional<Instant> at) {
        return at.map(Times::text).orElse("nothing");
    }
}
