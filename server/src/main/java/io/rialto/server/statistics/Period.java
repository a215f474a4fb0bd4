package io.rialto.server.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is counted together: the time up to now, in buckets that begin at full hours or days, UTC. */
public enum Period {
    DAY(24, ChronoUnit.HOURS),
    WEEK(7, ChronoUnit.DAYS),
    MONTH(30, ChronoUnit.DAYS);

    private final int buckets;
    private final ChronoUnit width;

    Period(int buckets, ChronoUnit width) {
        this.buckets = buckets;
        this.width = width;
    }

    /** The period that the API calls so. */
    public static Optional<Period> called(String key) {
        return Arrays.stream(values())
                .filter(period -> period.key().equals(key))
                .findFirst();
    }

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    int buckets() {
        return buckets;
    }

    Duration width() {
        return width.getDuration();
    }

    /** The last bucket is the one that is not over. */
    Instant from(Instant now) {
        return now.truncatedTo(width).minus(width.getDuration().multipliedBy(buckets - 1L));
    }
}
