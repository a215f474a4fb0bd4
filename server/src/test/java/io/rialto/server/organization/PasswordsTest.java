package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Passwords.Setting;
import io.rialto.server.organization.Passwords.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@OnEachDatabase
class PasswordsTest {

    private static final String GOOD = "four lamps on a quay";

    private final People people;
    private final Passwords passwords;
    private final User olga;

    PasswordsTest(TestDatabase database) {
        people = new People(database);
        passwords = people.passwords;
        olga = people.user("olga");
    }

    @Test
    void onlyTheRightOneIsRight() {
        assertThat(passwords.set(olga, GOOD)).isEqualTo(new Setting.Done());

        assertThat(passwords.verify(new EmailAddress("OLGA@acme.test"), GOOD)).isEqualTo(new Verdict.Right(olga));
        assertThat(passwords.verify(olga.email(), GOOD + " ")).isEqualTo(new Verdict.Wrong());
        assertThat(passwords.verify(olga.email(), "")).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void whoHasNoneOrIsUnknownIsWrong() {
        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Wrong());
        assertThat(passwords.verify(new EmailAddress("nobody@acme.test"), GOOD)).isEqualTo(new Verdict.Wrong());
        assertThat(passwords.exists(olga.id())).isFalse();
    }

    @Test
    void aNewOneReplacesTheOld() {
        passwords.set(olga, GOOD);
        passwords.set(olga, GOOD + " and a bell");

        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Wrong());
        assertThat(passwords.verify(olga.email(), GOOD + " and a bell")).isEqualTo(new Verdict.Right(olga));
    }

    @Test
    void aBadOneChangesNothing() {
        passwords.set(olga, GOOD);

        assertThat(passwords.set(olga, "short")).isEqualTo(new Setting.Refused(PasswordFault.TOO_SHORT));

        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Right(olga));
    }

    @Test
    void itRestsAsArgon2idAtTodaysCost() {
        passwords.set(olga, GOOD);

        assertThat(hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHashes.NOBODYS)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .hasSameSizeAs(hash());
    }

    @Test
    void aHashOfLessCostIsReplacedAtTheNextLogin() {
        passwords.set(olga, GOOD);
        people.jdbc
                .sql("update user_password set hash = :hash")
                .param("hash", new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(GOOD))
                .update();

        assertThat(passwords.verify(olga.email(), "wrong")).isEqualTo(new Verdict.Wrong());
        assertThat(hash()).contains("m=1024");
        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Right(olga));
        assertThat(hash()).contains("m=19456");
        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Right(olga));
    }

    @Test
    void theFilesPasswordCountsOnceAndAPersonsOwnSurvivesIt() {
        assertThat(passwords.setByFile(olga.id(), "weak")).isTrue();
        assertThat(passwords.setByFile(olga.id(), "weak")).isFalse();
        assertThat(passwords.verify(olga.email(), "weak")).isEqualTo(new Verdict.Right(olga));
        passwords.set(olga, GOOD);

        assertThat(passwords.setByFile(olga.id(), "weak")).isFalse();
        assertThat(passwords.droppedByFile(olga.id())).isFalse();
        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Right(olga));

        assertThat(passwords.setByFile(olga.id(), "another of the file")).isTrue();
        assertThat(passwords.verify(olga.email(), GOOD)).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void aPasswordThatIsGoneFromTheFileIsGone() {
        passwords.setByFile(olga.id(), "weak");

        assertThat(passwords.droppedByFile(olga.id())).isTrue();

        assertThat(passwords.verify(olga.email(), "weak")).isEqualTo(new Verdict.Wrong());
        assertThat(passwords.setByFile(olga.id(), "weak")).isTrue();
    }

    private String hash() {
        return people.jdbc
                .sql("select hash from user_password where user_id = :user")
                .param("user", olga.id().value())
                .query(String.class)
                .single();
    }
}
