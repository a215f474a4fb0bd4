package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.openid.Identity;
import io.rialto.server.signin.openid.Result;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the provider's word makes a member: known by its {@code sub}, which outlasts a change of address; else by the address; else
 * made, with the organization's default role. Whoever was removed stays out.
 */
@Component
class Admission {

    private final ProviderSubjects subjects;
    private final Users users;
    private final Memberships memberships;
    private final Organizations organizations;

    Admission(ProviderSubjects subjects, Users users, Memberships memberships, Organizations organizations) {
        this.subjects = subjects;
        this.users = users;
        this.memberships = memberships;
        this.organizations = organizations;
    }

    @Transactional
    public Result<UserId> admit(Identity identity, IdentityProvider provider) {
        Optional<User> linked = subjects.user(provider.id(), identity.subject()).flatMap(users::byId);
        return linked.isPresent() ? again(linked.get(), identity, provider) : first(identity, provider);
    }

    private Result<UserId> again(User user, Identity identity, IdentityProvider provider) {
        Optional<Membership> member =
                memberships.of(user.id(), provider.organization()).filter(Membership::active);
        if (member.isEmpty()) {
            return Result.bad(Refusal.MEMBER_ENDED);
        }
        memberships.accept(member.get().id());
        follow(user, identity, provider);
        return Result.good(user.id());
    }

    private Result<UserId> first(Identity identity, IdentityProvider provider) {
        Organization organization = organizations.byId(provider.organization()).orElseThrow();
        User user = users.byEmailOrMade(identity.email(), identity.firstName(), identity.lastName());
        if (!subjects.link(provider.id(), identity.subject(), user.id())) {
            return Result.bad(Refusal.OTHER_ACCOUNT);
        }
        Membership membership = memberships.join(organization.id(), user.id(), organization.defaultRole(), false);
        if (!membership.active()) {
            return Result.bad(Refusal.MEMBER_ENDED);
        }
        memberships.accept(membership.id());
        return Result.good(user.id());
    }

    /** What {@link #admit} would come to. It changes nothing. */
    Result<Foreseen> foresee(Identity identity, IdentityProvider provider) {
        Optional<User> linked = subjects.user(provider.id(), identity.subject()).flatMap(users::byId);
        Optional<User> user = linked.or(() -> users.byEmail(identity.email()));
        if (linked.isEmpty()
                && user.filter(known -> subjects.knows(provider.id(), known.id()))
                        .isPresent()) {
            return Result.bad(Refusal.OTHER_ACCOUNT);
        }
        Optional<Membership> member = user.flatMap(known -> memberships.of(known.id(), provider.organization()));
        if (member.isPresent()) {
            return member.get().active()
                    ? Result.good(new Foreseen(member.get().user(), member.get().role()))
                    : Result.bad(Refusal.MEMBER_ENDED);
        }
        return linked.isPresent()
                ? Result.bad(Refusal.MEMBER_ENDED)
                : Result.good(new Foreseen(
                        null,
                        organizations
                                .byId(provider.organization())
                                .orElseThrow()
                                .defaultRole()));
    }

    // Only a provider that speaks for the old address, too, may change it, and to one that nobody has.
    private void follow(User user, Identity identity, IdentityProvider provider) {
        boolean spokeForIt = provider.domains().stream()
                .anyMatch(domain -> domain.name().equals(user.email().domain()));
        if (spokeForIt
                && !user.email().key().equals(identity.email().key())
                && users.byEmail(identity.email()).isEmpty()) {
            users.save(new User(
                    user.id(),
                    identity.email(),
                    user.firstName(),
                    user.lastName(),
                    user.timeZone(),
                    user.notes(),
                    user.createdAt(),
                    user.updatedAt()));
        }
    }
}
