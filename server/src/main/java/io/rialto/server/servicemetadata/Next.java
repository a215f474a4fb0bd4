package io.rialto.server.servicemetadata;

import java.time.Instant;

/** When a document is looked at again. */
sealed interface Next {

    record At(Instant instant) implements Next {}

    /** The service follows no metadata any more. */
    record Never() implements Next {}
}
