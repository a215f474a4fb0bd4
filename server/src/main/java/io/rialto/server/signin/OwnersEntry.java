package io.rialto.server.signin;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import org.springframework.stereotype.Component;

/** Whether there is a way in: somebody has a password, or an owner's address is in a domain of their organization's open provider. */
@Component
class OwnersEntry {

    private final Passwords passwords;
    private final Organizations organizations;
    private final Memberships memberships;
    private final Users users;
    private final IdentityProviders providers;

    OwnersEntry(
            Passwords passwords,
            Organizations organizations,
            Memberships memberships,
            Users users,
            IdentityProviders providers) {
        this.passwords = passwords;
        this.organizations = organizations;
        this.memberships = memberships;
        this.users = users;
        this.providers = providers;
    }

    boolean exists() {
        return passwords.any() || organizations.all().stream().anyMatch(this::hasOwnerWithProvider);
    }

    private boolean hasOwnerWithProvider(Organization organization) {
        return memberships.of(organization.id()).stream()
                .filter(member -> member.role() == Role.OWNER && member.active())
                .map(Membership::user)
                .flatMap(owner -> users.byId(owner).stream())
                .anyMatch(owner -> isLetIn(owner, organization));
    }

    private boolean isLetIn(User owner, Organization organization) {
        return Domain.of(owner.email().domain()).stream()
                .flatMap(domain -> providers.byDomain(domain).stream())
                .anyMatch(provider -> provider.open() && provider.organization().equals(organization.id()));
    }
}
