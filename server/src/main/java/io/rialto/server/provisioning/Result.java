package io.rialto.server.provisioning;

import io.rialto.server.scim.Outcome;
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

    static Result stuck(Outcome.Refused refused) {
        return new Stuck(refused.reason().code(), refused.status());
    }

    static Result again(Outcome.Later later) {
        return new Again(later.reason().code(), later.status(), later.after());
    }
}
