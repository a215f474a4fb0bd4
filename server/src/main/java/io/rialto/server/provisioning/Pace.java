package io.rialto.server.provisioning;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a task is tried again, and how often it is. */
final class Pace {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 9;
    /** Half a day: the next login brings a newer profile anyway. */
    private static final int KEEPING = 30;
    /** Four days: whoever leaves does not come back to try again. */
    private static final int LEAVING = 200;

    private Pace() {}

    /**
     * @param tried how often, this time included
     * @param asked what the service asked for
     */
    static Duration after(int tried, Optional<Duration> asked) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS));
        Duration own = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return asked.filter(wish -> wish.compareTo(own) > 0).orElse(own);
    }

    static boolean isEnough(Kind kind, int tried) {
        return tried >= (kind == Kind.KEEP ? KEEPING : LEAVING);
    }
}
