package io.rialto.server.page;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Makes references that ascend with time: milliseconds in front, chance behind. What is written together then lies together in
 * a database's index, so that a commit touches a few pages and not one for each row. Safe for use by many threads.
 */
@Component
public class References {

    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int RANDOM_BITS = 20;
    private static final long LARGEST = (1L << Reference.BITS) - 1;

    private final SecureRandom random;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public References(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** A new one, never the same twice on one node; on two nodes a millisecond has a million of them. */
    public Reference next() {
        long drawn = first(clock.instant()) | random.nextInt(1 << RANDOM_BITS);
        return Reference.of(last.updateAndGet(before -> Math.max(before + 1, drawn)));
    }

    /** The lowest that could be made at that instant. */
    public static Reference at(Instant instant) {
        return Reference.of(first(instant));
    }

    /** When it was made, to the millisecond. */
    public static Instant instant(Reference reference) {
        return Instant.ofEpochMilli(BEGIN + (reference.number() >> RANDOM_BITS));
    }

    // 40 bits of milliseconds last until 2060.
    private static long first(Instant instant) {
        return Math.clamp(instant.toEpochMilli() - BEGIN, 0, LARGEST >> RANDOM_BITS) << RANDOM_BITS;
    }
}
