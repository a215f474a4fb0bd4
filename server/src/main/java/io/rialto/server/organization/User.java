package io.rialto.server.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in to the dashboard: staff, never a customer.
 *
 * @param timeZone as {@code Europe/Tallinn}
 * @param notes what API clients attach
 */
public record User(
        UserId id,
        EmailAddress email,
        String firstName,
        String lastName,
        @Nullable String timeZone,
        Notes notes,
        Instant createdAt,
        Instant updatedAt) {

    /** Users have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "User[" + id.value() + "]";
    }
}
