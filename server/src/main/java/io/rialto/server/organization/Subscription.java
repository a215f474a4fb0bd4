package io.rialto.server.organization;

import io.rialto.server.organization.Organization.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an organization, as whoever runs the server gives it.
 *
 * @param endsAt from then on its configuration is read-only; absent: never
 */
public record Subscription(Plan plan, @Nullable Instant endsAt) {

    public Subscription {
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without an end. */
    public static Subscription endless(Plan plan) {
        return new Subscription(plan, null);
    }

    /** Whether it has ended. */
    public boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }
}
