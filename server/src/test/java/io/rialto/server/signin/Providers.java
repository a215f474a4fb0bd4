package io.rialto.server.signin;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Providers as they are stored. */
final class Providers {

    private Providers() {}

    static IdentityProvider of(Organization organization, String name, Status status, String... domains) {
        return provider(organization.id(), name, status, null, domains);
    }

    static IdentityProvider of(String name, Status status, @Nullable Instant disabledAt, String... domains) {
        return provider(new OrganizationId(UUID.randomUUID()), name, status, disabledAt, domains);
    }

    /** Those there are. */
    static IdentityProviders known(IdentityProvider... all) {
        List<IdentityProvider> providers = List.of(all);
        return new IdentityProviders() {
            @Override
            public Optional<IdentityProvider> byId(IdentityProviderId id) {
                return providers.stream().filter(one -> one.id().equals(id)).findFirst();
            }

            @Override
            public Optional<IdentityProvider> byName(String name) {
                return providers.stream().filter(one -> one.name().equals(name)).findFirst();
            }

            @Override
            public List<IdentityProvider> of(io.rialto.server.organization.OrganizationId organization) {
                return List.of();
            }

            @Override
            public List<IdentityProvider> byDomain(Domain domain) {
                return providers.stream()
                        .filter(one -> one.domains().contains(domain))
                        .toList();
            }

            @Override
            public String clientSecret(IdentityProvider provider) {
                throw new IllegalStateException("nobody needs the secret here");
            }
        };
    }

    private static IdentityProvider provider(
            OrganizationId organization, String name, Status status, @Nullable Instant disabledAt, String... domains) {
        URI url = URI.create("https://login.acme.test/");
        return new IdentityProvider(
                new IdentityProviderId("AcmeProvid"),
                organization,
                new UserId("OlgaOwnerX"),
                name,
                "client",
                url.toString(),
                Arrays.stream(domains).map(Domain::new).toList(),
                url,
                url,
                url,
                null,
                Notes.NONE,
                status,
                "x",
                disabledAt,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
