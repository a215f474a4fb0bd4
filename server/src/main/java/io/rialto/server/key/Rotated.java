package io.rialto.server.key;

import java.util.List;

/** What became of an order. */
public sealed interface Rotated {

    /** @param key as it is now */
    record Done(SiteKey key) implements Rotated {}

    /** Nothing was changed. */
    record Refused(List<Obstacle> obstacles) implements Rotated {

        public Refused {
            obstacles = List.copyOf(obstacles);
        }

        Refused(Obstacle obstacle) {
            this(List.of(obstacle));
        }
    }

    /** There is no such key, or it is another organization's. */
    record Missing() implements Rotated {}
}
