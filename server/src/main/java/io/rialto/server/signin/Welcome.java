package io.rialto.server.signin;

import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.enforcement.Enforcement;
import io.rialto.server.signin.invitation.Invitations;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets in who was invited: all of it, or nothing. Who has a password, or has come in before, uses that. */
@Component
class Welcome {

    private final Invitations invitations;
    private final Memberships memberships;
    private final Organizations organizations;
    private final Users users;
    private final Passwords passwords;
    private final Enforcement enforcement;
    private final SignInOutcomes outcomes;
    private final TransactionOperations transactions;

    Welcome(
            Invitations invitations,
            Memberships memberships,
            Organizations organizations,
            Users users,
            Passwords passwords,
            Enforcement enforcement,
            SignInOutcomes outcomes,
            TransactionOperations transactions) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.organizations = organizations;
        this.users = users;
        this.passwords = passwords;
        this.enforcement = enforcement;
        this.outcomes = outcomes;
        this.transactions = transactions;
    }

    /** @param sso only the provider opens the organization to them */
    record Guest(Membership membership, Organization organization, User user, boolean sso) {}

    /** What was typed. */
    record Form(String first, String last, String password) {

        private static final int LONGEST = 200;

        boolean isName(String text) {
            return !text.isBlank()
                    && text.length() <= LONGEST
                    && text.codePoints().noneMatch(Character::isISOControl);
        }

        /** There is a password in it. */
        @Override
        public String toString() {
            return "Form";
        }
    }

    /** What it came to. */
    sealed interface Result {}

    record In(Guest guest) implements Result {}

    record BadPassword(String sentence) implements Result {}

    record NotNow(Refusal reason) implements Result {}

    /** Whom the link is for; empty: it is over, or they have come in, or have a password already. */
    Optional<Guest> guest(String token) {
        return invitations
                .of(token)
                .flatMap(memberships::pending)
                .flatMap(this::guest)
                .filter(guest -> !passwords.exists(guest.user().id()));
    }

    private Optional<Guest> guest(Membership membership) {
        Organization organization =
                organizations.byId(membership.organization()).orElseThrow();
        return users.byId(membership.user())
                .map(user -> new Guest(membership, organization, user, enforcement.binds(organization, user.email())));
    }

    Result comeIn(String token, Form form) {
        Result result = transactions.execute(transaction -> {
            Optional<Guest> guest = guest(token);
            Result inside = guest.isPresent() && !guest.get().sso() && invitations.use(token)
                    ? admitted(guest.get(), form)
                    : new NotNow(Refusal.INVITATION_OVER);
            if (!(inside instanceof In)) {
                transaction.setRollbackOnly();
            }
            return inside;
        });
        return result == null ? new NotNow(Refusal.INVITATION_OVER) : result;
    }

    private Result admitted(Guest guest, Form form) {
        User user = guest.user();
        users.save(new User(
                user.id(),
                user.email(),
                form.first().strip(),
                form.last().strip(),
                user.timeZone(),
                user.notes(),
                user.createdAt(),
                user.updatedAt()));
        // Whoever invited holds the link, too: what it gives must open nothing of another organization.
        Optional<OrganizationId> scope = Optional.of(guest.organization().id());
        return switch (passwords.set(user, form.password(), scope)) {
            case Passwords.Setting.Done done -> {
                memberships.accept(guest.membership().id());
                outcomes.signedIn(Attempt.by(Method.INVITATION)
                        .of(user.id(), guest.organization().id()));
                yield new In(guest);
            }
            case Passwords.Setting.Refused(var fault) -> new BadPassword("The password " + fault.sentence() + ".");
            case Passwords.Setting.Busy busy -> new NotNow(Refusal.THROTTLED);
        };
    }
}
