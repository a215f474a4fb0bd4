package io.rialto.server.signin;

import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way in with a password. A wrong one and an unknown account get the same answer. */
@Component
class PasswordSignIn {

    private static final EmailAddress NOBODY = new EmailAddress("nobody@rialto.invalid");

    private final Passwords passwords;
    private final Memberships memberships;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;

    PasswordSignIn(Passwords passwords, Memberships memberships, Throttle throttle, SignInOutcomes outcomes) {
        this.passwords = passwords;
        this.memberships = memberships;
        this.throttle = throttle;
        this.outcomes = outcomes;
    }

    /** What became of it. */
    sealed interface Result {}

    record Right(UserId user) implements Result {}

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
            case Passwords.Verdict.Right(User user) -> admitted(attempt, user, account);
            case Passwords.Verdict.Wrong() -> wrong(attempt, Refusal.WRONG_PASSWORD);
            case Passwords.Verdict.Busy() -> wrong(attempt, Refusal.THROTTLED);
        };
    }

    private Result admitted(Attempt attempt, User user, String account) {
        List<Membership> seats = memberships.of(user.id());
        if (seats.isEmpty()) {
            return wrong(attempt, Refusal.NO_MEMBERSHIP);
        }
        throttle.forgetAccount(account);
        memberships.accept(user.id());
        outcomes.signedIn(attempt.of(user.id(), seats.getFirst().organization()));
        return new Right(user.id());
    }

    private Wrong wrong(Attempt attempt, Refusal reason) {
        return new Wrong(reason, outcomes.refused(attempt, new Refused(reason)));
    }
}
