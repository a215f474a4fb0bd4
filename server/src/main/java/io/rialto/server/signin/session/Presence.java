package io.rialto.server.signin.session;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.enforcement.Enforcement;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides, at every request, whether a session still counts and for what. */
@Component
class Presence {

    private final Sessions sessions;
    private final Users users;
    private final Memberships memberships;
    private final Organizations organizations;
    private final IdentityProviders providers;
    private final Enforcement enforcement;

    Presence(
            Sessions sessions,
            Users users,
            Memberships memberships,
            Organizations organizations,
            IdentityProviders providers,
            Enforcement enforcement) {
        this.sessions = sessions;
        this.users = users;
        this.memberships = memberships;
        this.organizations = organizations;
        this.providers = providers;
        this.enforcement = enforcement;
    }

    Optional<SignedIn> of(BearerSecret secret) {
        return sessions.find(secret)
                .filter(this::providerStands)
                .flatMap(session -> users.byId(session.user()).flatMap(user -> {
                    List<Seat> seats = seats(session, user);
                    return seats.isEmpty() ? Optional.empty() : Optional.of(new SignedIn(user, session, seats));
                }));
    }

    // Whoever came by a provider stays while it is open by the same proof: one that was switched off or deleted loses
    // its
    // sessions at once, and so does one that speaks for something else now or lost its domains, for good.
    private boolean providerStands(Session session) {
        return session.provider() == null
                || providers
                        .byId(session.provider())
                        .filter(IdentityProvider::open)
                        .filter(provider -> provider.provingSince().equals(session.provedSince()))
                        .isPresent();
    }

    private List<Seat> seats(Session session, User user) {
        return memberships.of(user.id()).stream()
                .filter(membership ->
                        session.organization() == null || session.organization().equals(membership.organization()))
                .map(this::seat)
                .flatMap(Optional::stream)
                .filter(seat -> session.provider() != null
                        || enforcement.admits(seat.organization(), user, seat.role(), session.passkey()))
                .toList();
    }

    private Optional<Seat> seat(Membership membership) {
        return organizations
                .byId(membership.organization())
                .map(organization -> new Seat(organization, membership.role()));
    }
}
