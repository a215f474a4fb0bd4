package io.rialto.server.organization;

/**
 * A tenant.
 *
 * @param publicId what the API calls it, ten letters
 * @param slug unique on this server
 * @param defaultRole what somebody becomes who joins by signing in for the first time
 */
public record Organization(OrganizationId id, String publicId, String slug, String name, Plan plan, Role defaultRole) {

    public enum Plan {
        STANDARD,
        ENTERPRISE
    }
}
