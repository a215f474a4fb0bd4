package io.rialto.server.signin.session;

import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;

/** Where somebody sits: an organization, and as what. */
public record Seat(Organization organization, Role role) {

    /** What they may do there. */
    public Caller caller(UserId user) {
        return new Caller(user, organization.id(), organization.subscription(), role);
    }
}
