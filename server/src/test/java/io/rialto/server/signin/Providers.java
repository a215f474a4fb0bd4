package io.rialto.server.signin;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
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
                Instant.EPOCH);
    }
}
