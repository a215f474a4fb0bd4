package io.rialto.server.signin;

import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.session.Way;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way in with a password. A wrong one and an unknown account get the same answer. */
@Component
class PasswordSignIn {

    private static final EmailAddress NOBODY = new EmailAddress("nobody@rialto.invalid");

    private final Passwords passwords;
    private final Seating seating;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;

    PasswordSignIn(Passwords passwords, Seating seating, Throttle throttle, SignInOutcomes outcomes) {
        this.passwords = passwords;
        this.seating = seating;
        this.throttle = throttle;
        this.outcomes = outcomes;
    }

    /** What became of it. */
    sealed interface Result {}

    record Right(UserId user, Way way) implements Result {}

    record Wrong(Refusal reason, Reference reference) implements Result {}

    Result check(String typed, String password, String client) {
        Attempt attempt = Attempt.by(Method.PASSWORD);
        String account = EmailAddress.of(typed).map(EmailAddress::key).orElse("");
        if (!throttle.allowsPassword(client, account)) {
            return wrong(attempt, Refusal.THROTTLED);
        }
        // Also what is no address at all is looked up, so that it takes as long.
        EmailAddress email = EmailAddress.of(typed).orElse(NOBODY);
        return switch (passwords.verify(email, password)) {
            case Passwords.Verdict.Right(User user) -> admitted(attempt, user, passwords.scopeOf(user.id()), account);
            case Passwords.Verdict.Wrong() -> wrong(attempt, Refusal.WRONG_PASSWORD);
            case Passwords.Verdict.Busy() -> wrong(attempt, Refusal.THROTTLED);
        };
    }

    private Result admitted(Attempt attempt, User user, Optional<OrganizationId> scope, String account) {
        throttle.forgetAccount(account);
        return switch (seating.of(user, scope, false)) {
            case Seating.Seated(var first, var glass) -> {
                outcomes.signedIn(attempt.of(user.id(), first));
                yield new Right(user.id(), Way.password(scope));
            }
            case Seating.Nowhere(var reason) -> wrong(attempt, reason);
        };
    }

    private Wrong wrong(Attempt attempt, Refusal reason) {
        return new Wrong(reason, outcomes.refused(attempt, new Refused(reason)));
    }
}
