package io.rialto.server.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.settings.StartRefused;
import io.rialto.server.settings.Variables;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What stands between the network and the rest: TLS and forwarding headers. */
class EdgeTest {

    @TempDir
    private Path folder;

    @Test
    void withCertificateAndKeyThePortSpeaksHttps() throws Exception {
        KeyPair pair = pair();
        X509Certificate certificate = certificate(pair);
        Map<String, String> environment = files(certificate, pair);

        try (RunningServer server = RunningServer.start(folder.resolve("data"), environment)) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/health"))
                    .build();

            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        var settings = new Variables(files(certificate(pair()), pair())::get).read();

        assertThatThrownBy(() -> TlsFiles.bundle(settings.tls()))
                .isInstanceOf(StartRefused.class)
                .hasMessage("RIALTO_TLS_KEY is not the key of the first certificate in RIALTO_TLS_CERTIFICATE.");
    }

    @Test
    void aFileWithoutPemIsRefusedByName() throws Exception {
        Map<String, String> environment = files(certificate(pair()), pair());
        Files.writeString(Path.of(environment.get("RIALTO_TLS_KEY")), "no key");
        var settings = new Variables(environment::get).read();

        assertThatThrownBy(() -> TlsFiles.bundle(settings.tls()))
                .isInstanceOf(StartRefused.class)
                .hasMessageMatching("RIALTO_TLS_KEY names .*, which holds no PEM private key without a password\\.");
    }

    @ParameterizedTest
    @CsvSource({
        // whom we hear, what the header says, who the client is
        "198.51.100.9, 203.0.113.5, 198.51.100.9",
        "10.0.0.7, 203.0.113.5, 203.0.113.5",
        "10.0.0.7, '1.2.3.4, 203.0.113.5', 203.0.113.5",
        "10.0.0.7, '1.2.3.4, 203.0.113.5, 10.0.0.8', 203.0.113.5",
        "10.0.0.7, '10.0.0.8', 10.0.0.8",
        "10.0.0.7, 'localhost', 10.0.0.7",
        "10.0.0.7, '1.2.3.4, nonsense, 10.0.0.8', 10.0.0.8"
    })
    void theClientIsTheFirstFromTheRightThatNobodyVouchesFor(String heard, String header, String client)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(heard);
        request.addHeader("X-Forwarded-For", header);

        assertThat(passed(request).getRemoteAddr()).isEqualTo(client);
    }

    @Test
    void onlyATrustedProxySaysHttps() throws Exception {
        MockHttpServletRequest byProxy = new MockHttpServletRequest("GET", "/");
        byProxy.setRemoteAddr("10.0.0.7");
        byProxy.addHeader("X-Forwarded-Proto", "https");
        MockHttpServletRequest byAnybody = new MockHttpServletRequest("GET", "/");
        byAnybody.setRemoteAddr("198.51.100.9");
        byAnybody.addHeader("X-Forwarded-Proto", "https");

        assertThat(passed(byProxy).isSecure()).isTrue();
        assertThat(passed(byAnybody).isSecure()).isFalse();
        assertThat(passed(byAnybody).getHeader("X-Forwarded-Proto")).isNull();
    }

    private static jakarta.servlet.http.HttpServletRequest passed(MockHttpServletRequest request) throws Exception {
        var settings = new Variables(Map.of("RIALTO_TRUSTED_PROXIES", "10.0.0.0/24")::get).read();
        MockFilterChain chain = new MockFilterChain();
        request.removeAttribute(ForwardedHeaders.class.getName() + ".FILTERED");
        new ForwardedHeaders(settings).doFilter(request, new MockHttpServletResponse(), chain);
        return (jakarta.servlet.http.HttpServletRequest) chain.getRequest();
    }

    private Map<String, String> files(X509Certificate certificate, KeyPair pair) throws Exception {
        Path certificateFile = folder.resolve("server.pem");
        Path keyFile = folder.resolve("server.key");
        Files.writeString(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        return Map.of("RIALTO_TLS_CERTIFICATE", certificateFile.toString(), "RIALTO_TLS_KEY", keyFile.toString());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @SuppressWarnings("JavaUtilDate") // the builder knows no other
    private static X509Certificate certificate(KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=127.0.0.1");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), name, pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load((InputStream) null, null);
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
