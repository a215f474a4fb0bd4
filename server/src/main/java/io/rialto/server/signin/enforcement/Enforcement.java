package io.rialto.server.signin.enforcement;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.SsoEnforcement;
import io.rialto.server.organization.User;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides who must sign in through their organization's provider. Safe for use by many threads. */
@Component
public class Enforcement {

    private final IdentityProviders providers;

    public Enforcement(IdentityProviders providers) {
        this.providers = providers;
    }

    /** Whether a password, or a passkey, opens the organization to this member. */
    public boolean admits(Organization organization, User user, Role role, boolean passkey) {
        return (passkey && role == Role.OWNER) || !binds(organization, user.email());
    }

    /** Whether whoever has this address must come by the provider. */
    public boolean binds(Organization organization, EmailAddress email) {
        return binds(organization.enforcement(), organization.id(), email);
    }

    boolean binds(SsoEnforcement enforcement, OrganizationId organization, EmailAddress email) {
        return switch (enforcement) {
            case OFF -> false;
            case PROVED_DOMAINS -> speaksFor(open(organization), email);
            case EVERYONE -> !open(organization).isEmpty();
        };
    }

    /** The providers that let somebody in now. */
    List<IdentityProvider> open(OrganizationId organization) {
        return providers.of(organization).stream()
                .filter(IdentityProvider::open)
                .toList();
    }

    static boolean speaksFor(List<IdentityProvider> open, EmailAddress email) {
        return open.stream()
                .flatMap(provider -> provider.domains().stream())
                .map(Domain::name)
                .anyMatch(email.domain()::equals);
    }
}
