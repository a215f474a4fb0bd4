package io.rialto.server.ratelimit;

import java.time.Duration;

/** At most so many in every stretch of time of this length. */
public record Window(int limit, Duration length) {

    /** @throws IllegalArgumentException when one of them is not positive */
    public Window {
        if (limit < 1 || length.toMillis() < 1) {
            throw new IllegalArgumentException("a window allows something, for some time");
        }
    }
}
