package io.rialto.server.key;

import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StoredSigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final TestDatabase database;

    StoredSigningKeysTest(TestDatabase database) {
        this.database = database.emptied();
    }

    @Test
    void aSiteKeepsItsKeyOverRestarts() {
        SiteId site = aSavedSite(database, aSite("main"));
        X509Certificate before = node("https://id.test").current(site).certificate();

        X509Certificate after = node("https://id.test").current(site).certificate();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void theCertificateNamesTheIssuerAndHoldsFiveYears() throws Exception {
        SiteId site = aSavedSite(database, aSite("main"));

        X509Certificate certificate = node("https://id.test").current(site).certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=https://id.test/s/main");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2031-03-01T10:00:00Z");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void aCopyOfTheDatabaseUnderAnotherAddressSignsWithAnotherKey() {
        SiteId site = aSavedSite(database, aSite("main"));
        X509Certificate production = node("https://id.test").current(site).certificate();

        SigningKeys staging = node("https://staging.id.test");

        assertThat(staging.current(site).certificate().getPublicKey()).isNotEqualTo(production.getPublicKey());
        assertThat(staging.published(site)).doesNotContain(production).hasSize(1);
    }

    @Test
    void askingWhetherThereIsAKeyMakesNone() {
        SiteId site = aSavedSite(database, aSite("main"));
        SigningKeys keys = node("https://id.test");

        assertThat(keys.exist(site, "https://id.test/s/main")).isFalse();
        assertThat(keys.exist(site, "https://id.test/s/main")).isFalse();
        keys.current(site);

        assertThat(keys.exist(site, "https://id.test/s/main")).isTrue();
        assertThat(keys.exist(site, "https://staging.id.test/s/main")).isFalse();
    }

    @Test
    void rsaIsTwoThousandAndFortyEightBits() {
        SiteId site = aSavedSite(database, keyed(aSite("main"), KeyKind.RSA_2048));

        X509Certificate certificate = node("https://id.test").current(site).certificate();

        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
    }

    @Test
    void anotherKindOfKeyIsPublishedFirstAndTheOldOneStays() {
        SiteId site = aSavedSite(database, keyed(aSite("main"), KeyKind.RSA_2048));
        X509Certificate old = node("https://id.test").current(site).certificate();

        aSavedSite(database, keyed(aSite("main"), KeyKind.P_256));

        SigningKeys keys = node("https://id.test");
        assertThat(keys.published(site)).containsExactly(keys.current(site).certificate(), old);
        assertThat(keys.current(site).certificate().getPublicKey().getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void theKeysOfAnOlderVersionStayInUse() {
        SiteId site = aSavedSite(database, keyed(aSite("main"), KeyKind.RSA_2048));
        X509Certificate old = node("https://id.test").current(site).certificate();
        aSavedSite(database, keyed(aSite("main"), KeyKind.P_256));
        X509Certificate present = node("https://id.test").current(site).certificate();
        database.jdbc()
                .sql("update signing_key set slot = null, asked_kind = null, superseded_at = null")
                .update();

        SigningKeys keys = node("https://id.test");

        assertThat(keys.published(site)).containsExactly(present, old);
        assertThat(keys.current(site).certificate()).isEqualTo(present);
    }

    @Test
    void nodesThatStartAtOnceEndWithOneKey() throws Exception {
        SiteId site = aSavedSite(database, aSite("main"));
        CyclicBarrier start = new CyclicBarrier(4);

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<X509Certificate> node = () -> {
                SigningKeys keys = node("https://id.test");
                start.await();
                return keys.current(site).certificate();
            };
            var certificates =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> node).toList());

            assertThat(certificates)
                    .extracting(future -> future.get())
                    .containsOnly(node("https://id.test").current(site).certificate());
        }
    }

    @Test
    void thePrivateKeyCannotBeReadFromTheDatabase() {
        SiteId site = aSavedSite(database, aSite("main"));
        node("https://id.test").current(site);

        String atRest = database.jdbc()
                .sql("select private_key from signing_key")
                .query(String.class)
                .single();

        byte[] bytes = Base64.getDecoder().decode(atRest);
        assertThatThrownBy(() -> KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes)))
                .isInstanceOf(java.security.spec.InvalidKeySpecException.class);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE");
        SigningKeys withAnotherKey = new KeyNode(database, "https://id.test", clock(), Optional.empty(), 2).keys;
        assertThatThrownBy(() -> withAnotherKey.current(site)).hasMessageContaining("cannot open signing-key/");
    }

    private SigningKeys node(String publicUrl) {
        return new KeyNode(database, publicUrl, clock()).keys;
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
