package io.rialto.server.signin.openid;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import java.util.List;
import java.util.Optional;

/** A server that knows one secret and finds nobody. */
final class OneSecret implements IdentityProviders {

    static final String SECRET = "s3cr+t:%";

    @Override
    public Optional<IdentityProvider> byId(IdentityProviderId id) {
        return Optional.empty();
    }

    @Override
    public Optional<IdentityProvider> byName(String name) {
        return Optional.empty();
    }

    @Override
    public List<IdentityProvider> of(io.rialto.server.organization.OrganizationId organization) {
        return List.of();
    }

    @Override
    public List<IdentityProvider> byDomain(Domain domain) {
        return List.of();
    }

    @Override
    public String clientSecret(IdentityProvider provider) {
        return SECRET;
    }
}
