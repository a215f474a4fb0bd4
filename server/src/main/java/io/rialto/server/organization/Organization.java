package io.rialto.server.organization;

/**
 * A tenant.
 *
 * @param publicId what the API calls it, ten letters
 * @param slug unique on this server
 * @param defaultRole what somebody becomes who joins by signing in for the first time
 * @param enforcement who must sign in through its identity provider
 */
public record Organization(
        OrganizationId id,
        String publicId,
        String slug,
        String name,
        Subscription subscription,
        Role defaultRole,
        SsoEnforcement enforcement) {

    public Plan plan() {
        return subscription.plan();
    }

    public enum Plan {
        STANDARD,
        ENTERPRISE
    }
}
