package io.rialto.server.signin;

import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.passkey.Ceremonies;
import io.rialto.server.signin.passkey.Passkey;
import io.rialto.server.signin.session.Way;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way in with a passkey. Where a company's provider is enforced it opens the door to owners, and that is told. */
@Component
class PasskeySignIn {

    private final Ceremonies ceremonies;
    private final Users users;
    private final Memberships memberships;
    private final Seating seating;
    private final SignInOutcomes outcomes;

    PasskeySignIn(
            Ceremonies ceremonies, Users users, Memberships memberships, Seating seating, SignInOutcomes outcomes) {
        this.ceremonies = ceremonies;
        this.users = users;
        this.memberships = memberships;
        this.seating = seating;
        this.outcomes = outcomes;
    }

    /** What became of it. */
    sealed interface Result {}

    record Right(User user, Way way) implements Result {}

    record Wrong(Refusal reason, Reference reference) implements Result {}

    /** The record of an entrance through the glass is written with the sign-in, or there is none. */
    @Transactional
    public Result check(String answer) {
        return switch (ceremonies.recognize(answer)) {
            case Ceremonies.Result.Recognized(var passkey) -> admitted(passkey);
            case Ceremonies.Result.Over() -> wrong(new Refused(Refusal.PASSKEY_OVER));
            case Ceremonies.Result.Unknown() -> wrong(new Refused(Refusal.PASSKEY_UNKNOWN));
            case Ceremonies.Result.Bad(var why) -> wrong(new Refused(Refusal.PASSKEY_REFUSED, "", why));
            case Ceremonies.Result.Kept(), Ceremonies.Result.NotKept() ->
                throw new IllegalStateException("nothing was to be kept");
        };
    }

    private Result admitted(Passkey passkey) {
        User user = users.byId(passkey.user()).orElseThrow();
        Way way = Way.passkey(Optional.ofNullable(passkey.organization()));
        return switch (seating.of(user, way.organization(), true)) {
            case Seating.Seated(var first, var brokenGlass) -> {
                for (Membership membership : brokenGlass) {
                    memberships.remember(membership, "break_glass", "signed in with a passkey");
                }
                outcomes.signedIn(Attempt.by(Method.PASSKEY).of(user.id(), first));
                yield new Right(user, way);
            }
            case Seating.Nowhere(var reason) -> wrong(new Refused(reason));
        };
    }

    private Wrong wrong(Refused refused) {
        return new Wrong(refused.reason(), outcomes.refused(Attempt.by(Method.PASSKEY), refused));
    }
}
