package io.rialto.server.signin;

import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.SignInOutcomes;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first owner, and the organization when there is none: all of it, or nothing. */
@Component
class Founding {

    private final SetupLinks links;
    private final Organizations organizations;
    private final Users users;
    private final Memberships memberships;
    private final Passwords passwords;
    private final SignInOutcomes outcomes;
    private final TransactionOperations transactions;

    Founding(
            SetupLinks links,
            Organizations organizations,
            Users users,
            Memberships memberships,
            Passwords passwords,
            SignInOutcomes outcomes,
            TransactionOperations transactions) {
        this.links = links;
        this.organizations = organizations;
        this.users = users;
        this.memberships = memberships;
        this.passwords = passwords;
        this.outcomes = outcomes;
        this.transactions = transactions;
    }

    /** What it came to. */
    sealed interface Result {}

    record Made(UserId owner) implements Result {}

    record BadPassword(String sentence) implements Result {}

    record NotNow(Refusal reason) implements Result {}

    /** The organizations to choose from; none: one is made. */
    List<Organization> choice() {
        return organizations.all();
    }

    Result make(FirstOwner owner, String token) {
        Result result = transactions.execute(transaction -> {
            Result inside = links.use(token) ? owner(owner) : new NotNow(Refusal.LINK_OVER);
            undoUnless(inside instanceof Made, transaction);
            return inside;
        });
        return result == null ? new NotNow(Refusal.LINK_OVER) : result;
    }

    private static void undoUnless(boolean good, TransactionStatus transaction) {
        if (!good) {
            transaction.setRollbackOnly();
        }
    }

    private Result owner(FirstOwner owner) {
        Organization organization = organization(owner);
        User user = users.byEmailOrMade(new EmailAddress(owner.email()), owner.firstName(), owner.lastName());
        memberships.join(organization.id(), user.id(), Role.OWNER, false);
        return switch (passwords.set(user, owner.password())) {
            case Passwords.Setting.Done() -> {
                outcomes.signedIn(Attempt.by(Method.SETUP).of(user.id(), organization.id()));
                yield new Made(user.id());
            }
            case Passwords.Setting.Refused(var fault) -> new BadPassword("The password " + fault.sentence() + ".");
            case Passwords.Setting.Busy() -> new NotNow(Refusal.THROTTLED);
        };
    }

    private Organization organization(FirstOwner owner) {
        if (!choice().isEmpty()) {
            return organizations.bySlug(owner.organization()).orElseThrow();
        }
        String slug = owner.slug();
        organizations.save(slug, owner.organization(), Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug(slug).orElseThrow();
    }
}
