package io.rialto.server.standing;

import java.util.OptionalLong;

/** What the shop hears. */
sealed interface EventAnswer {

    /** @param what as the shop writes it */
    record Taken(String what, boolean repeated) implements EventAnswer {}

    /**
     * Nothing was done.
     *
     * @param detail which part, never a value
     * @param retryAfter in seconds, when waiting helps
     */
    record Refused(EventRefusal why, String detail, OptionalLong retryAfter) implements EventAnswer {

        Refused(EventRefusal why, String detail) {
            this(why, detail, OptionalLong.empty());
        }
    }
}
