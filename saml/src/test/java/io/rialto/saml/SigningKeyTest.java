package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningKeyTest {

    private static final byte[] BYTES = "what is signed".getBytes(UTF_8);

    static Stream<KeyPair> keysWeSignWith() {
        return Stream.of(Keys.RSA_PAIR, Keys.pair("RSA", 3072), Keys.EC_PAIR);
    }

    static Stream<KeyPair> keysWeDoNotSignWith() throws Exception {
        return Stream.of(Keys.pair("RSA", 1024), Keys.ecPair("secp384r1"));
    }

    @ParameterizedTest
    @MethodSource("keysWeSignWith")
    @DisplayName("XML Signature 1.1 §6.4: every value is as long as said, ECDSA's is r and s side by side")
    void signaturesHaveTheirLengthAndVerify(KeyPair pair) throws Exception {
        SigningKey key = Keys.signing(pair);
        Signature verifier = Signature.getInstance(
                key.algorithm().endsWith("#rsa-sha256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");

        // ECDSA values differ each time, and in DER they would differ in length.
        for (int i = 0; i < 50; i++) {
            byte[] value = key.sign(BYTES);

            verifier.initVerify(pair.getPublic());
            verifier.update(BYTES);
            assertThat(value).hasSize(key.signatureLength());
            assertThat(verifier.verify(value)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("keysWeDoNotSignWith")
    void weakOrUnusualKeysAreRefused(KeyPair pair) {
        assertThatThrownBy(() -> Keys.signing(pair))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signing key is RSA with 2048 bits or more, or EC on P-256");
    }

    @Test
    void aKeyThatDoesNotBelongToTheCertificateIsRefused() {
        List<KeyPair> strangers = List.of(Keys.pair("RSA", 2048), Keys.pair("RSA", 3072), Keys.EC_PAIR);

        assertThat(strangers)
                .allSatisfy(
                        stranger -> assertThatThrownBy(() -> SigningKey.of(stranger.getPrivate(), Keys.RSA_CERTIFICATE))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage("the key does not belong to the certificate"));
        assertThatThrownBy(() -> SigningKey.of(Keys.ecPair("secp256r1").getPrivate(), Keys.EC_CERTIFICATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key does not belong to the certificate");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theFastProviderSignsWhereItLoadsAndIsNotRegistered() {
        assertThat(Keys.RSA.providerName()).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(Keys.EC.providerName()).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
    }

    @Test
    void withoutAFastProviderThePlatformSigns() {
        SigningKey rsa = SigningKey.of(Keys.RSA_PAIR.getPrivate(), Keys.RSA_CERTIFICATE, Optional.empty());
        SigningKey ec = SigningKey.of(Keys.EC_PAIR.getPrivate(), Keys.EC_CERTIFICATE, Optional.empty());

        assertThat(rsa.providerName()).isEqualTo("SunRsaSign");
        assertThat(ec.providerName()).isEqualTo("SunEC");
        assertThat(ec.sign(BYTES)).hasSize(64);
        // PKCS #1 signatures are the same whoever computes them.
        assertThat(rsa.sign(BYTES)).isEqualTo(Keys.RSA.sign(BYTES));
    }

    static Stream<Provider> providersThatCannotSign() {
        Provider broken = new Provider("Broken", "1", "fails in its own way") {
            @Override
            public Service getService(String type, String algorithm) {
                throw new ProviderException("native part gone");
            }
        };
        return Stream.of(new Provider("Empty", "1", "knows nothing") {}, broken);
    }

    @ParameterizedTest
    @MethodSource("providersThatCannotSign")
    void aProviderThatCannotSignLeavesItToThePlatform(Provider provider) {
        SigningKey key = SigningKey.of(Keys.RSA_PAIR.getPrivate(), Keys.RSA_CERTIFICATE, Optional.of(provider));

        assertThat(key.providerName()).isEqualTo("SunRsaSign");
    }

    @ParameterizedTest
    @MethodSource("providersThatCannotSign")
    void aDeviceThatCannotSignLeavesItToNobody(Provider device) {
        assertThatThrownBy(() -> SigningKey.of(Keys.RSA_PAIR.getPrivate(), Keys.RSA_CERTIFICATE, device))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key's device does not sign with it");
    }

    static Stream<ExecutorService> manyThreads() {
        return Stream.of(Executors.newFixedThreadPool(40), Executors.newVirtualThreadPerTaskExecutor());
    }

    @ParameterizedTest
    @MethodSource("manyThreads")
    void manyThreadsSignWithNoMoreAtATimeThanThereAreCores(ExecutorService threads) throws Exception {
        CountingProvider provider = new CountingProvider();
        SigningKey key = SigningKey.of(Keys.RSA_PAIR.getPrivate(), Keys.RSA_CERTIFICATE, Optional.of(provider));
        byte[] expected = Keys.RSA.sign(BYTES);
        int cores = Runtime.getRuntime().availableProcessors();

        List<Future<byte[]>> values = new ArrayList<>();
        try (threads) {
            for (int i = 0; i < 400; i++) {
                values.add(threads.submit(() -> key.sign(BYTES)));
            }
        }

        for (Future<byte[]> value : values) {
            assertThat(value.get()).isEqualTo(expected);
        }
        assertThat(key.providerName()).isEqualTo("Counting");
        assertThat(provider.mostAtATime).hasValueBetween(1, cores);
        assertThat(provider.made).hasValueBetween(1, cores);
    }
}
