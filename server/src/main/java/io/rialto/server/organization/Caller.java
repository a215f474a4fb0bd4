package io.rialto.server.organization;

import io.rialto.server.organization.Organization.Plan;

/** Who acts, for which organization: at the API by a token, in the dashboard by a session. */
public record Caller(UserId user, OrganizationId organization, Subscription subscription, Role role) {

    /** Of an organization whose plan has no end. */
    public Caller(UserId user, OrganizationId organization, Plan plan, Role role) {
        this(user, organization, Subscription.endless(plan), role);
    }

    public Plan plan() {
        return subscription.plan();
    }

    /** Identity providers are written by an enterprise organization's owner only. */
    public boolean mayWriteIdentityProviders() {
        return plan() == Plan.ENTERPRISE && role == Role.OWNER;
    }
}
