package io.rialto.server.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user belongs to an organization, and as what.
 *
 * @param fromFile the configuration file made it, and ends it when it names it no more
 * @param acceptedAt absent while somebody was invited and has not signed in since
 * @param disabledAt since when it does not count
 */
public record Membership(
        MembershipId id,
        OrganizationId organization,
        UserId user,
        Role role,
        boolean fromFile,
        @Nullable Instant acceptedAt,
        @Nullable Instant disabledAt,
        Notes notes,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether it counts. */
    public boolean active() {
        return disabledAt == null;
    }

    /** Whether the member was invited and has not signed in since. */
    public boolean pending() {
        return acceptedAt == null;
    }
}
