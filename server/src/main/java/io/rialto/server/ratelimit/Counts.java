package io.rialto.server.ratelimit;

import java.util.Comparator;
import java.util.List;

/** One key's counts, a pair of numbers for each window. */
final class Counts {

    private final List<Sliding> windows;

    Counts(List<Window> windows) {
        this.windows = windows.stream().map(Sliding::new).toList();
    }

    synchronized Ruling take(long now) {
        windows.forEach(window -> window.slideTo(now));
        Sliding tightest = windows.stream()
                .max(Comparator.comparingLong((Sliding window) -> window.pause(now))
                        .thenComparingInt(window -> -window.remaining(now)))
                .orElseThrow();
        long pause = tightest.pause(now);
        if (pause > 0) {
            return new Ruling.Refused(tightest.window(), Math.ceilDiv(pause, 1_000));
        }
        windows.forEach(Sliding::count);
        return new Ruling.Allowed(tightest.window(), tightest.remaining(now));
    }
}
