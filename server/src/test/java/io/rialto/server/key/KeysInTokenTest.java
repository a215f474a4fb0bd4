package io.rialto.server.key;

import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.SoftHsm;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnEachDatabase
class KeysInTokenTest {

    private final TestDatabase database;
    private final Token token = Token.open(SoftHsm.token("acme rialto"));

    KeysInTokenTest(TestDatabase database) {
        this.database = database.emptied();
    }

    @ParameterizedTest
    @EnumSource
    void theTokenSignsAndThePublishedCertificateVerifies(KeyKind kind) throws Exception {
        SiteId site = aSavedSite(database, keyed(aSite("main"), kind));
        String algorithm = kind == KeyKind.P_256 ? "SHA256withECDSA" : "SHA256withRSA";

        X509Certificate published = node().published(site).getFirst();

        Signature signature = Signature.getInstance(algorithm, token.provider());
        signature.initSign(inToken());
        signature.update(new byte[5000]);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(published);
        verifier.update(new byte[5000]);
        assertThat(verifier.verify(signature.sign())).isTrue();
        published.verify(published.getPublicKey());
        assertThat(node().current(site).providerName()).isEqualTo("SunPKCS11-rialto");
    }

    @ParameterizedTest
    @EnumSource
    void thePrivateKeyHasNoFormThatCouldLeaveTheToken(KeyKind kind) {
        SiteId site = aSavedSite(database, keyed(aSite("main"), kind));

        node().current(site);

        assertThat(inToken().getEncoded()).isNull();
        assertThat(inToken().toString()).contains("token object", "sensitive", "unextractable");
        assertThat(column("private_key")).containsOnlyNulls();
    }

    @Test
    void twoSitesHaveTwoKeys() {
        SiteId main = aSavedSite(database, aSite("main"));
        SiteId other = aSavedSite(database, aSite("other"));

        SigningKeys keys = node();

        assertThat(keys.current(main).certificate().getPublicKey())
                .isNotEqualTo(keys.current(other).certificate().getPublicKey());
        assertThat(column("token_key")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aRestartAndAnotherNodeSignWithTheSameKey() throws Exception {
        Token ofAnotherNode = Token.open(SoftHsm.token("acme rialto"));
        SiteId site = aSavedSite(database, aSite("main"));
        X509Certificate before = node().current(site).certificate();
        List<String> inToken = namesInToken();

        assertThat(node().current(site).certificate()).isEqualTo(before);
        assertThat(node(Optional.of(ofAnotherNode)).current(site).certificate()).isEqualTo(before);
        assertThat(namesInToken()).isEqualTo(inToken);
    }

    @Test
    void ofNodesThatStartAtOnceOneKeyStaysInDatabaseAndToken() throws Exception {
        SiteId site = aSavedSite(database, aSite("main"));
        int before = namesInToken().size();
        CyclicBarrier start = new CyclicBarrier(4);

        // One device, as in one process: what several of them do at once to one token is SoftHSM's affair, and it
        // stumbles now and then.
        Optional<Token> device = Optional.of(Token.open(SoftHsm.token("acme rialto")));

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<X509Certificate> node = () -> {
                SigningKeys keys = node(device);
                start.await();
                return keys.current(site).certificate();
            };
            var certificates =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> node).toList());

            assertThat(certificates)
                    .extracting(future -> future.get())
                    .containsOnly(node().current(site).certificate());
        }
        assertThat(namesInToken()).hasSize(before + 1).containsAll(column("token_key"));
    }

    @Test
    void aKeyOfBeforeTheTokenGoesOnWorkingFromTheDatabase() {
        SiteId old = aSavedSite(database, aSite("old"));
        X509Certificate before = node(Optional.empty()).current(old).certificate();
        SiteId young = aSavedSite(database, aSite("young"));

        SigningKeys keys = node();

        assertThat(keys.current(old).certificate()).isEqualTo(before);
        assertThat(keys.current(old).providerName()).isNotEqualTo("SunPKCS11-rialto");
        assertThat(keys.current(young).providerName()).isEqualTo("SunPKCS11-rialto");
    }

    @Test
    void aKeyInTheTokenIsNotReplacedWhenTheTokenIsNotNamed() {
        SiteId site = aSavedSite(database, aSite("main"));
        node().current(site);

        SigningKeys without = node(Optional.empty());

        assertThatThrownBy(() -> without.current(site))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "The signing key of https://id.test/s/main is in a PKCS #11 token: set RIALTO_PKCS11_LIBRARY,"
                                + " RIALTO_PKCS11_TOKEN and RIALTO_PKCS11_PIN as they were when it was made.");
        assertThat(column("token_key")).hasSize(1);
    }

    @Test
    void aKeyThatIsInAnotherTokenIsNotReplaced() {
        SiteId site = aSavedSite(database, aSite("main"));
        node().current(site);
        String name = column("token_key").getFirst();

        SigningKeys elsewhere = node(Optional.of(Token.open(SoftHsm.token("other"))));

        assertThatThrownBy(() -> elsewhere.current(site))
                .isInstanceOf(StartRefused.class)
                .hasMessage("The signing key of https://id.test/s/main, " + name + ", is not in the token other:"
                        + " name the token that has it in RIALTO_PKCS11_TOKEN, or restore this one from its backup.");
        assertThat(column("token_key")).containsExactly(name);
    }

    @Test
    void aKeyThatIsGoneFromTheTokenIsNotReplaced() {
        SiteId site = aSavedSite(database, aSite("main"));
        node().current(site);
        token.forget(column("token_key").getFirst());

        SigningKeys after = node(Optional.of(Token.open(SoftHsm.token("acme rialto"))));

        assertThatThrownBy(() -> after.current(site))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(", is not in the token acme rialto: ");
        assertThat(column("token_key")).hasSize(1);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        SiteId main = aSavedSite(database, aSite("main"));
        SiteId other = aSavedSite(database, aSite("other"));
        SigningKeys keys = node();
        keys.current(main);
        database.jdbc()
                .sql("update signing_key set certificate = :other where site_id = :site")
                .param(
                        "other",
                        Base64.getEncoder()
                                .encodeToString(der(keys.current(other).certificate())))
                .param("site", main.value())
                .update();

        assertThatThrownBy(() -> node().current(main))
                .isInstanceOf(StartRefused.class)
                .hasMessageMatching(
                        "The token acme rialto does not sign for https://id.test/s/main with its key rialto-.*")
                .hasRootCauseMessage("the key does not belong to the certificate");
    }

    private SigningKeys node() {
        return node(Optional.of(token));
    }

    private SigningKeys node(Optional<Token> device) {
        return new KeyNode(database, "https://id.test", Clock.systemUTC(), device, 1).keys;
    }

    private PrivateKey inToken() {
        return token.find(column("token_key").getFirst()).orElseThrow();
    }

    private List<String> column(String name) {
        return database.jdbc()
                .sql("select " + name + " from signing_key")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> namesInToken() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS11", token.provider());
        store.load(null, null);
        return Collections.list(store.aliases()).stream().sorted().toList();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
