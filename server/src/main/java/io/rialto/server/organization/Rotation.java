package io.rialto.server.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last change of a credential's secret.
 *
 * @param at when the new one was made, to the second
 * @param oldEndsAt until when the one before is good beside it
 * @param oldUsedAt when the one before last got a token since; absent: never
 */
public record Rotation(
        Instant at, Instant oldEndsAt, @Nullable Instant oldUsedAt) {

    /** How long the old secret stays good beside the new one. */
    public enum Overlap {
        /** For a secret that somebody else has seen. */
        NONE(Duration.ZERO),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30));

        private final Duration length;

        Overlap(Duration length) {
            this.length = length;
        }

        Duration length() {
            return length;
        }

        /** The one of that name, as the API writes it. */
        public static Optional<Overlap> of(String key) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(key))
                    .findFirst();
        }
    }

    /** Whether the old secret is good. */
    public boolean overlaps(Instant now) {
        return now.isBefore(oldEndsAt);
    }
}
