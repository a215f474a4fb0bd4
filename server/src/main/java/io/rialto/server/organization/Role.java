package io.rialto.server.organization;

/** What a member may do in an organization. */
public enum Role {
    /** Everything, identity providers included. */
    OWNER,
    /** Sites, services and people, but not the identity providers. */
    ADMIN,
    /** Reads, and helps whoever could not log in. */
    SUPPORT,
    /** Reads. */
    AUDITOR
}
