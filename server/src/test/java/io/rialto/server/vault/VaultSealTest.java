package io.rialto.server.vault;

import static io.rialto.server.site.SiteFixtures.aVault;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.settings.StartRefused;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class VaultSealTest {

    private final VaultSeal seal;

    VaultSealTest(TestDatabase database) {
        seal = new VaultSeal(database.emptied().jdbc());
    }

    @Test
    void theFirstKeyIsTheDatabasesKey() {
        seal.check(aVault(1));

        assertThatCode(() -> seal.check(aVault(1))).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyIsRefusedInOneSentence() {
        seal.check(aVault(1));

        assertThatThrownBy(() -> seal.check(aVault(2)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("RIALTO_SECRET_KEY is not the key that this database was sealed with");
    }
}
