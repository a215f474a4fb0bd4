package io.rialto.server.signin.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.People;
import io.rialto.server.organization.User;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.passkey.Ceremonies.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class CeremoniesTest {

    private static final String HERE = "https://rialto.acme.test";

    private final People people;
    private final Passkeys passkeys;
    private final Ceremonies ceremonies;
    private final User olga;
    private final VirtualAuthenticator authenticator = new VirtualAuthenticator(HERE);

    CeremoniesTest(TestDatabase database) {
        people = new People(database);
        passkeys = new Passkeys(people.jdbc, people.ids, people.clock);
        Party party = new Party(new Variables(Map.of("RIALTO_PUBLIC_URL", HERE)::get).read());
        ceremonies = new Ceremonies(party, new Challenges(people.jdbc, people.random, people.clock), passkeys);
        olga = people.user("olga");
    }

    @Test
    void whoMadeAPasskeyIsRecognizedByIt() {
        assertThat(make()).isEqualTo(new Result.Kept());

        Result result = ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Recognized.class,
                        known -> assertThat(known.passkey().user()).isEqualTo(olga.id()));
        assertThat(passkeys.of(olga.id())).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("Laptop");
            assertThat(kept.usedAt()).isEqualTo(people.clock.instant());
        });
    }

    @Test
    @DisplayName("WebAuthn §13.4.3: a challenge is good once")
    void anAnswerIsGoodOnce() {
        make();
        String answer = authenticator.sign(ceremonies.offerToSignIn());
        ceremonies.recognize(answer);

        assertThat(ceremonies.recognize(answer)).isEqualTo(new Result.Over());
    }

    @Test
    void afterFiveMinutesItIsOver() {
        make();
        String answer = authenticator.sign(ceremonies.offerToSignIn());
        people.clock.advance(Duration.ofMinutes(5));

        assertThat(ceremonies.recognize(answer)).isEqualTo(new Result.Over());
    }

    @Test
    void aChallengeForOneThingIsNoneForAnother() {
        make();
        String signedForMaking = authenticator.sign(ceremonies.offerToMake(olga));
        String madeForPia = new VirtualAuthenticator(HERE).make(ceremonies.offerToMake(people.user("pia")));

        assertThat(ceremonies.recognize(signedForMaking)).isEqualTo(new Result.Over());
        assertThat(ceremonies.make(olga, Optional.empty(), madeForPia, PasskeyName.orUsual("")))
                .isEqualTo(new Result.Over());
    }

    @Test
    @DisplayName("WebAuthn §7.2 step 13: the origin is ours")
    void aPageOfAnotherOriginIsRefused() {
        make();
        authenticator.at("https://rialto.acme.test.evil.test");

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("BadOriginException"));
    }

    @Test
    @DisplayName("WebAuthn §7.2 step 15: the relying party is ours")
    void aPasskeyOfAnotherPartyIsRefused() {
        make();
        authenticator.ofAnotherParty("evil.test");

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("BadRpIdException"));
    }

    @Test
    @DisplayName("WebAuthn §7.2 step 17: the person is verified")
    void touchingTheKeyIsNotEnough() {
        assertThat(make()).isEqualTo(new Result.Kept());
        authenticator.withoutVerifying();

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("UserNotVerifiedException"));
        assertThat(ceremonies.make(
                        olga,
                        Optional.empty(),
                        new VirtualAuthenticator(HERE).withoutVerifying().make(ceremonies.offerToMake(olga)),
                        PasskeyName.orUsual("")))
                .isEqualTo(new Result.Bad("UserNotVerifiedException"));
    }

    @Test
    @DisplayName("WebAuthn §13.4.2: not in a frame of another site")
    void aFrameOfAnotherSiteIsRefused() {
        make();
        authenticator.inAFrameOfAnother();

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("BadTopOriginException"));
    }

    @Test
    @DisplayName("WebAuthn §7.2 step 22: a counter that does not grow betrays a copy")
    void aCopyIsRefused() {
        authenticator.counting(7);
        make();
        authenticator.counting(8);
        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isInstanceOf(Result.Recognized.class);

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("MaliciousCounterValueException"));
    }

    @Test
    @DisplayName("WebAuthn §7.2 step 6: the handle is the owner's")
    void anotherPersonsHandleIsUnknown() {
        make();
        authenticator.ofSomebodyElse();

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Unknown());
    }

    @Test
    void anotherKeyUnderTheSameNameIsRefused() {
        make();
        people.jdbc
                .sql("update passkey set credential = :other")
                .param("other", credentialOfAnother())
                .update();

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Bad("BadSignatureException"));
    }

    @Test
    void aRemovedPasskeyIsUnknown() {
        make();
        passkeys.remove(olga.id(), passkeys.of(olga.id()).getFirst().id());

        assertThat(ceremonies.recognize(authenticator.sign(ceremonies.offerToSignIn())))
                .isEqualTo(new Result.Unknown());
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (String answer : List.of("", "{}", "[]", "null", "{\"id\":1}", "x".repeat(40_000))) {
            assertThat(ceremonies.recognize(answer)).isEqualTo(new Result.Bad("unreadable"));
            assertThat(ceremonies.make(olga, Optional.empty(), answer, PasskeyName.orUsual("")))
                    .isEqualTo(new Result.Bad("unreadable"));
        }
    }

    @Test
    void nobodyHasMoreThanTwenty() {
        for (int number = 0; number < Passkeys.MOST; number++) {
            assertThat(ceremonies.make(
                            olga,
                            Optional.empty(),
                            new VirtualAuthenticator(HERE).make(ceremonies.offerToMake(olga)),
                            PasskeyName.orUsual("")))
                    .isEqualTo(new Result.Kept());
        }

        assertThat(make()).isEqualTo(new Result.NotKept());
    }

    private String credentialOfAnother() {
        User pia = people.user("pia");
        ceremonies.make(
                pia,
                Optional.empty(),
                new VirtualAuthenticator(HERE).make(ceremonies.offerToMake(pia)),
                PasskeyName.orUsual(""));
        return passkeys.of(pia.id()).getFirst().credential();
    }

    private Result make() {
        return ceremonies.make(
                olga,
                Optional.empty(),
                authenticator.make(ceremonies.offerToMake(olga)),
                PasskeyName.orUsual(" Laptop "));
    }
}
