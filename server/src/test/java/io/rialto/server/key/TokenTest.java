package io.rialto.server.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.fixture.SoftHsm;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads whose token cannot be used. */
class TokenTest {

    @TempDir
    private Path folder;

    @Test
    void aWrongPinIsRefusedAndNotRepeatedAndTheRightOneLetsUsIn() {
        Settings.Pkcs11 wrong = new Settings.Pkcs11(SoftHsm.library(), "guarded", "hunter3-pin");

        assertThatThrownBy(() -> Token.open(wrong))
                .isInstanceOf(StartRefused.class)
                .hasMessage("RIALTO_PKCS11_PIN is not the PIN of the token guarded: give the right one;"
                        + " many tokens lock themselves after a few wrong ones.")
                .hasStackTraceContaining("CKR_PIN_INCORRECT")
                .satisfies(
                        refused -> assertThat(Throwables.getStackTrace(refused)).doesNotContain("hunter3"));
        assertThat(Token.open(SoftHsm.token("guarded")).label()).isEqualTo("guarded");
    }

    @Test
    void anUnknownTokenIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Token.open(SoftHsm.token("acme")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("RIALTO_PKCS11_TOKEN: no token of ")
                .hasMessageContaining(" is called acme; it has ")
                .hasMessageContaining("acme rialto");
    }

    @Test
    void ofTwoTokensOfOneNameNoneIsTaken() {
        assertThatThrownBy(() -> Token.open(SoftHsm.token("twins")))
                .isInstanceOf(StartRefused.class)
                .hasMessageMatching("RIALTO_PKCS11_TOKEN: 2 tokens of .* are called twins; give .*\\.");
    }

    @Test
    void aFileThatIsNoLibraryIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("module.so"), "no library");

        assertThatThrownBy(() -> Token.open(new Settings.Pkcs11(text, "acme rialto", SoftHsm.PIN)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("RIALTO_PKCS11_LIBRARY names " + text + ", which is no PKCS #11 module for this machine.");
    }

    @Test
    void aLibraryThatIsNoModuleIsRefused() {
        Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));

        assertThatThrownBy(() -> Token.open(new Settings.Pkcs11(library, "acme rialto", SoftHsm.PIN)))
                .isInstanceOf(StartRefused.class)
                .hasMessageEndingWith(", which is no PKCS #11 module for this machine.");
    }

    @Test
    void theRestOfTheProcessDoesNotKnowTheToken() {
        Token token = Token.open(SoftHsm.token("acme rialto"));

        assertThat(Security.getProvider(token.provider().getName())).isNull();
    }
}
