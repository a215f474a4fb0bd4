package io.rialto.server.signin.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes passkeys and recognizes people by them. Safe for use by many threads. */
@Component
public class Ceremonies {

    private final Party party;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final Answers answers;

    Ceremonies(Party party, Challenges challenges, Passkeys passkeys) {
        this.party = party;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.answers = new Answers(party);
    }

    /** What became of an answer. */
    public sealed interface Result {

        /** It is kept. */
        record Kept() implements Result {}

        /** Somebody is who they say. */
        record Recognized(Passkey passkey) implements Result {}

        /** It was not started here, was finished already, or took longer than five minutes. */
        record Over() implements Result {}

        /** Nobody has this passkey here: it was removed, or belongs to another server. */
        record Unknown() implements Result {}

        /** The answer is not what was asked for. */
        record Bad(String why) implements Result {}

        /** It is another person's, or there are too many. */
        record NotKept() implements Result {}
    }

    /** What the user's browser is asked for, as JSON. */
    public String offerToMake(User user) {
        return Offer.toMake(party, user, challenges.offer(Optional.of(user.id())), passkeys.of(user.id()));
    }

    /** What a browser is asked for at the login page, as JSON. */
    public String offerToSignIn() {
        return Offer.toSignIn(party, challenges.offer(Optional.empty()));
    }

    /** @param organization the only one that it shall open; empty: all of the user's */
    public Result make(User user, Optional<OrganizationId> organization, String answer, PasskeyName name) {
        Optional<RegistrationData> read = answers.made(answer);
        byte[] challenge = read.map(RegistrationData::getCollectedClientData)
                .map(client -> client.getChallenge().getValue())
                .orElse(null);
        if (read.isEmpty() || challenge == null) {
            return new Result.Bad("unreadable");
        }
        if (!challenges.take(challenge, Optional.of(user.id()))) {
            return new Result.Over();
        }
        return switch (answers.checkMade(read.get(), challenge)) {
            case Answers.Good<Made>(var made) -> kept(user.id(), organization, made, name);
            case Answers.Wrong<Made>(var why) -> new Result.Bad(why);
        };
    }

    private Result kept(UserId user, Optional<OrganizationId> organization, Made made, PasskeyName name) {
        boolean room = passkeys.of(user).size() < Passkeys.MOST;
        return room && passkeys.add(user, organization, made, name) ? new Result.Kept() : new Result.NotKept();
    }

    /** Who signs in. */
    @Transactional
    public Result recognize(String answer) {
        Optional<AuthenticationData> read = answers.signed(answer);
        byte[] challenge = read.map(AuthenticationData::getCollectedClientData)
                .map(client -> client.getChallenge().getValue())
                .orElse(null);
        if (read.isEmpty() || challenge == null) {
            return new Result.Bad("unreadable");
        }
        if (!challenges.take(challenge, Optional.empty())) {
            return new Result.Over();
        }
        Optional<Passkey> known = passkeys.byCredential(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(read.get().getCredentialId()));
        // Web Authentication §7.2 step 6: the handle, too, must be the owner's.
        return known.filter(passkey -> MessageDigest.isEqual(
                        passkey.user().value().getBytes(StandardCharsets.US_ASCII),
                        read.get().getUserHandle()))
                .map(passkey -> recognized(passkey, read.get(), challenge))
                .orElseGet(Result.Unknown::new);
    }

    private Result recognized(Passkey passkey, AuthenticationData signed, byte[] challenge) {
        return switch (answers.checkSigned(signed, passkey, challenge)) {
            case Answers.Good<Long>(var count) ->
                passkeys.used(passkey, count) ? new Result.Recognized(passkey) : new Result.Bad("counter");
            case Answers.Wrong<Long>(var why) -> new Result.Bad(why);
        };
    }
}
