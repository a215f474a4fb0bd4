package io.rialto.server.signin.attempt;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import org.jspecify.annotations.Nullable;

/** What is known of an attempt when it is decided. */
public record Attempt(
        Method method,
        @Nullable OrganizationId organization,
        @Nullable IdentityProviderId provider,
        @Nullable UserId user) {

    public static Attempt by(Method method) {
        return new Attempt(method, null, null, null);
    }

    public static Attempt through(IdentityProvider provider) {
        return new Attempt(Method.SSO, provider.organization(), provider.id(), null);
    }

    public Attempt of(UserId known, OrganizationId in) {
        return new Attempt(method, in, provider, known);
    }
}
