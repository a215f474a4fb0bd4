package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    @Test
    void noMoreThanAFewAtATimeTakeMemory() {
        PasswordHashes none = new PasswordHashes(0, Duration.ofMillis(1));

        assertThat(none.of("four lamps on a quay")).isEmpty();
        assertThat(none.matches("four lamps on a quay", PasswordHashes.NOBODYS)).isEmpty();
    }

    @Test
    void aPlaceIsGivenBack() {
        PasswordHashes one = new PasswordHashes(1, Duration.ofMillis(1));

        assertThat(one.matches("one", PasswordHashes.NOBODYS)).contains(false);
        assertThat(one.matches("two", PasswordHashes.NOBODYS)).contains(false);
    }

    @Test
    void theSameCharactersOfTwoKeyboardsAreTheSamePassword() {
        PasswordHashes hashes = new PasswordHashes();
        String hash = hashes.of("Zwo\u0308lf Wo\u0308rter").orElseThrow();

        assertThat(hashes.matches("Zw\u00f6lf W\u00f6rter", hash)).contains(true);
    }
}
