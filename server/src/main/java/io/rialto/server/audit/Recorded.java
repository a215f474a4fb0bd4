package io.rialto.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a change was remembered; published in its transaction.
 *
 * @param id of the version
 * @param values attribute to what it was and what it is; of secrets it says only that they changed
 */
public record Recorded(
        String id, Subject subject, Event event, Map<String, List<@Nullable Object>> values, Who who, Instant at) {

    /** A change has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Recorded[" + id + "]";
    }
}
