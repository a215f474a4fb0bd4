package io.rialto.server.signin;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Stands in while there is no store of identity providers. */
@Component
@Fallback
class NoProviders implements IdentityProviders {

    @Override
    public Optional<IdentityProvider> byId(IdentityProviderId id) {
        return Optional.empty();
    }

    @Override
    public Optional<IdentityProvider> byName(String name) {
        return Optional.empty();
    }

    @Override
    public List<IdentityProvider> byDomain(Domain domain) {
        return List.of();
    }

    @Override
    public String clientSecret(IdentityProvider provider) {
        throw new IllegalStateException("there is no provider");
    }
}
