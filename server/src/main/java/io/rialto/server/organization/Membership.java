package io.rialto.server.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user belongs to an organization, and as what.
 *
 * @param fromFile the configuration file made it, and ends it when it names it no more
 * @param disabledAt since when it does not count
 */
public record Membership(
        MembershipId id,
        OrganizationId organization,
        UserId user,
        Role role,
        boolean fromFile,
        @Nullable Instant disabledAt,
        Notes notes,
        Instant createdAt,
        Instant updatedAt) {

    public boolean active() {
        return disabledAt == null;
    }
}
