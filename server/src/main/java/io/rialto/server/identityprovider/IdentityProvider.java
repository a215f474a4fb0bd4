package io.rialto.server.identityprovider;

import io.rialto.server.organization.Notes;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization's OpenID Connect provider. Its client secret is not here: ask {@link IdentityProviders}.
 *
 * @param name what one types to sign in; unique on this server, whatever its letter case
 * @param madeBy the user it belongs to
 * @param organizationParameter sent as {@code organization} with the authorization request
 * @param txtRecord what each domain must carry
 * @param disabledAt since when nobody signs in by it
 * @param provingSince when the proof that counts now was begun; what is changed, or was lost for too long, begins another
 */
public record IdentityProvider(
        IdentityProviderId id,
        OrganizationId organization,
        UserId madeBy,
        String name,
        String clientId,
        String issuer,
        List<Domain> domains,
        URI tokenUrl,
        URI authorizeUrl,
        URI jwksUrl,
        @Nullable String organizationParameter,
        Notes notes,
        Status status,
        String txtRecord,
        @Nullable Instant disabledAt,
        Instant provingSince,
        Instant createdAt,
        Instant updatedAt) {

    public IdentityProvider {
        domains = List.copyOf(domains);
    }

    /** Whether staff can sign in by it now. */
    public boolean open() {
        return disabledAt == null && status == Status.VERIFIED;
    }
}
