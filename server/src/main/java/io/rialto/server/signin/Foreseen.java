package io.rialto.server.signin;

import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a sign-in would let in.
 *
 * @param member the organization's member that it is; absent: somebody who would become one
 */
record Foreseen(@Nullable UserId member, Role role) {

    String sentence() {
        return member == null
                ? "nobody yet: would become a member with the role " + role.key()
                : "a member with the role " + role.key();
    }
}
