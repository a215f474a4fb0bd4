package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose keys are not in their database: signing keys in a PKCS #11 token, the secret key with a program. */
@Tag("long")
class KeysElsewhereTest {

    private static final Configuration TWO_SITES = Configuration.of(
            aSite("main", aService("rewards")),
            aSite("other", aService("rewards")).with("key", "p-256"));

    @TempDir
    private Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void tokens() throws Exception {
        hsm = SoftHsm.with(folder, "acme rialto", "other");
    }

    @Test
    void nodesThatShareATokenSignWithOneKeyForEachSiteAndGoOnWithItAfterARestart() {
        RunningRialto first = hsm.serving(prepared(Database.POSTGRESQL, TWO_SITES), "acme rialto")
                .with("RIALTO_SECRET_KEY", Ticket.aKey());
        RunningRialto second = first.anotherNode();
        List.of(first, second).stream()
                .map(node -> CompletableFuture.runAsync(node::start))
                .toList()
                .forEach(CompletableFuture::join);
        try (first;
                second) {
            String main = first.shop("main").publishedCertificate();

            assertThat(first.log()).contains("signing=SunPKCS11-rialto");
            assertThat(certificateAt(second, first.shop("main"))).isEqualTo(main);
            assertThat(first.shop("other").publishedCertificate()).isNotEqualTo(main);
            assertServed(first.shop("main"));
            assertServed(first.shop("other"));

            first.stop();
            first.start();

            assertThat(first.shop("main").publishedCertificate()).isEqualTo(main);
            assertServed(first.shop("main"));
        }
    }

    @Test
    void aServerThatIsNotToldOfTheTokenAnyMoreMakesNoOtherKey() {
        RunningRialto rialto = hsm.serving(prepared(Database.H2, TWO_SITES), "acme rialto");
        rialto.start();
        rialto.stop();

        int without = rialto.with("RIALTO_PKCS11_LIBRARY", "")
                .with("RIALTO_PKCS11_TOKEN", "")
                .with("RIALTO_PKCS11_PIN", "")
                .runToItsEnd();
        int elsewhere = hsm.serving(rialto, "other").runToItsEnd();

        assertThat(without).isNotZero();
        assertThat(elsewhere).isNotZero();
        assertThat(rialto.log())
                .contains("does not start. The signing key of " + rialto.url() + "/s/main is in a PKCS #11 token: set ")
                .contains(", is not in the token other: name the token that has it ")
                .doesNotContain("\tat ", SoftHsm.PIN);
    }

    @ParameterizedTest
    @CsvSource({
        "RIALTO_PKCS11_PIN, hunter3-pin, RIALTO_PKCS11_PIN is not the PIN of the token acme rialto",
        "RIALTO_PKCS11_PIN, '', RIALTO_PKCS11_PIN is missing",
        "RIALTO_PKCS11_TOKEN, acme, RIALTO_PKCS11_TOKEN: no token of",
        "RIALTO_PKCS11_LIBRARY, /nowhere/hsm.so, RIALTO_PKCS11_LIBRARY names /nowhere/hsm.so",
        "SOFTHSM2_CONF, /nowhere/softhsm2.conf, answers C_Initialize with error 0x5"
    })
    void whatIsWrongWithTheTokenIsSaidInOneSentence(String variable, String value, String sentence) {
        RunningRialto rialto = hsm.serving(prepared(Database.H2, TWO_SITES), "acme rialto");

        int code = rialto.with(variable, value).runToItsEnd();

        assertThat(code).isNotZero();
        assertThat(rialto.log()).contains(sentence).doesNotContain("\tat ", "hunter2-pin", "hunter3-pin");
    }

    @Test
    void theSecretKeyIsWhatAProgramPrints() throws Exception {
        String key = Ticket.aKey();
        Path program = Files.writeString(folder.resolve("kms"), "#!/bin/sh\necho \"$1\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        RunningRialto rialto = prepared(Database.H2, TWO_SITES).with("RIALTO_SECRET_KEY_COMMAND", program + " " + key);
        rialto.start();
        String certificate = rialto.shop("main").publishedCertificate();
        rialto.stop();

        try (rialto) {
            rialto.with("RIALTO_SECRET_KEY_COMMAND", "").with("RIALTO_SECRET_KEY", key);
            rialto.start();

            assertThat(rialto.shop("main").publishedCertificate()).isEqualTo(certificate);
            assertThat(rialto.folder().resolve("data/secret.key")).doesNotExist();
        }
    }

    @Test
    void aProgramThatPrintsNoKeyStopsTheStart() {
        RunningRialto rialto = prepared(Database.H2, TWO_SITES).with("RIALTO_SECRET_KEY_COMMAND", "echo hunter2");

        int code = rialto.runToItsEnd();

        assertThat(code).isNotZero();
        assertThat(rialto.log())
                .contains("does not start. What RIALTO_SECRET_KEY_COMMAND printed must be 32 random bytes")
                .doesNotContain("\tat ", "hunter2");
    }

    private static void assertServed(Shop shop) {
        Answer.Form form = shop.launch("rewards", jane()).form();

        assertThat(KnownService.trusting(shop, "rewards").receives(form)).isInstanceOf(Verdict.Accepted.class);
    }

    /** As the node beside publishes it, under the public address that both have. */
    private static String certificateAt(RunningRialto node, Shop shop) {
        String here = shop.issuer().replaceFirst("http://[^/]+", node.url());
        return new Shop(shop.site(), here, shop.baseUrl(), shop.key()).publishedCertificate();
    }
}
