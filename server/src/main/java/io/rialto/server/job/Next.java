package io.rialto.server.job;

import java.time.Instant;

/** When a job is done the next time. */
public sealed interface Next {

    /** There is nothing more to do: the job is gone. */
    record Never() implements Next {}

    /** @param urgent somebody is waiting for it */
    record At(Instant instant, boolean urgent) implements Next {

        /** Nobody is waiting for it. */
        public At(Instant instant) {
            this(instant, false);
        }
    }
}
