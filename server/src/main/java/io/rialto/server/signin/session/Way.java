package io.rialto.server.signin.session;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.OrganizationId;
import java.util.Optional;

/**
 * By what somebody came in, and what that opens.
 *
 * @param organization the only one it opens; empty: all of the user's
 */
public record Way(Optional<OrganizationId> organization, Optional<IdentityProvider> provider, boolean passkey) {

    /** A password, which may be for one organization only. */
    public static Way password(Optional<OrganizationId> organization) {
        return new Way(organization, Optional.empty(), false);
    }

    /** A passkey, which may be for one organization only. */
    public static Way passkey(Optional<OrganizationId> organization) {
        return new Way(organization, Optional.empty(), true);
    }

    /** An identity provider speaks for its organization alone. */
    public static Way through(IdentityProvider provider) {
        return new Way(Optional.of(provider.organization()), Optional.of(provider), false);
    }
}
