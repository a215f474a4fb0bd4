package io.rialto.server.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Counts by key in one or several sliding windows at once. What was refused is not counted, so that whoever waits as long as they
 * are told gets on. Keys that nobody asks for are forgotten; of more than 100,000 the least used go first, so an attacker with
 * very many addresses gains some more tries, and never memory. Safe for use by many threads.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final List<Window> windows;
    private final Clock clock;
    private final Cache<String, Counts> counts;

    /** @param windows all of them must allow */
    public RateLimit(Clock clock, Window... windows) {
        this.windows = List.of(windows);
        this.clock = clock;
        Duration longest = this.windows.stream()
                .map(Window::length)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(longest.multipliedBy(2))
                .build();
    }

    /** Counts one more for the key, if all windows allow it. */
    public Ruling take(String key) {
        return counts.get(key, absent -> new Counts(windows)).take(clock.millis());
    }

    /** Gives back what the key has used, for example when somebody showed that they are no attacker. */
    public void forget(String key) {
        counts.invalidate(key);
    }
}
