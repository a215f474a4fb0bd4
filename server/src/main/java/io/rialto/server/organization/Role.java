package io.rialto.server.organization;

import io.rialto.server.database.Ids;
import java.util.Locale;

/** What a member may do in an organization. */
public enum Role {
    /** Everything, identity providers included. */
    OWNER,
    /** Sites, services and people, but not the identity providers. */
    ADMIN,
    /** Reads, and helps whoever could not log in. */
    SUPPORT,
    /** Reads. */
    AUDITOR;

    /** As the configuration file and the API write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the API identifies it: ten letters, the same on every server. */
    public String id() {
        return Ids.derived("roles/" + key());
    }

    /** Whether it covers people and credentials of the organization. */
    public boolean managesPeople() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether it covers what sites sign with. */
    public boolean managesSites() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether somebody of this role may give, change or take away the other one: nobody reaches above themselves. */
    public boolean mayGrant(Role other) {
        return this == OWNER || (this == ADMIN && other != OWNER);
    }
}
