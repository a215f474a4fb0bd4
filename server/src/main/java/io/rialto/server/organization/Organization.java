package io.rialto.server.organization;

/**
 * A tenant.
 *
 * @param slug unique on this server
 */
public record Organization(OrganizationId id, String slug, String name, Plan plan) {

    public enum Plan {
        STANDARD,
        ENTERPRISE
    }
}
