package io.rialto.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param id ten letters
 * @param changes a JSON object, as text: attribute to [old, new]
 * @param number its place in the organization's chain; absent until its transaction commits
 * @param hash keyed hash of what it says and of the entry before
 */
public record Version(
        String id,
        Subject subject,
        Event event,
        String changes,
        Who who,
        Instant at,
        @Nullable Long number,
        @Nullable String hash) {

    /** What its hash covers. */
    List<String> content() {
        return List.of(
                id,
                subject.type(),
                subject.id(),
                event.name().toLowerCase(Locale.ROOT),
                changes,
                who.value(),
                at.toString());
    }
}
