package io.rialto.server.provisioning;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one try came to. */
sealed interface Result {

    /**
     * Nothing has to be done any more.
     *
     * @param reason absent when there is nothing more to say
     */
    record Over(State state, @Nullable String reason, int status) implements Result {}

    /** It may work another time. */
    record Again(String reason, int status, Optional<Duration> after) implements Result {}

    /** It will not work until somebody changes something. */
    record Stuck(String reason, int status) implements Result {}

    static Result confirmed(int status) {
        return new Over(State.CONFIRMED, null, status);
    }
}
