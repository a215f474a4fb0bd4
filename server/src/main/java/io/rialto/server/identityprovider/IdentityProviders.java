package io.rialto.server.identityprovider;

import io.rialto.server.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/** Finds identity providers as they are this moment. */
public interface IdentityProviders {

    Optional<IdentityProvider> byId(IdentityProviderId id);

    /** By the name that somebody typed: white space around it and letter case do not matter. */
    Optional<IdentityProvider> byName(String name);

    /** Those that claim an e-mail domain, verified ones first; exactly that domain, not one above it. */
    List<IdentityProvider> byDomain(Domain domain);

    /** Those of an organization, whatever their state. */
    List<IdentityProvider> of(OrganizationId organization);

    /** The client secret in the clear, for the token request alone. */
    String clientSecret(IdentityProvider provider);
}
