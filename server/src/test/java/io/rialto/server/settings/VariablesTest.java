package io.rialto.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        Settings settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.authUrl()).isEqualTo(settings.publicUrl());
        assertThat(settings.corsOrigins()).isEmpty();
        assertThat(settings.address().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data"));
        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.configuration()).isNull();
        assertThat(settings.secretKey()).isNull();
        assertThat(settings.secretKeyCommand()).isEmpty();
        assertThat(settings.pkcs11()).isNull();
        assertThat(settings.allowPrivateAddresses()).isFalse();
        assertThat(settings.tls()).isNull();
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.operatorToken()).isNull();
        assertThat(settings.secure()).isFalse();
        assertThat(settings.trustedCertificates()).isNull();
        assertThat(settings.dns().servers()).isEmpty();
        assertThat(settings.dns().txtPrefix()).isEqualTo("rialto-verification=");
    }

    @Test
    void resolversAreAddressesWithOrWithoutAPort() {
        Settings settings = read(Map.of("RIALTO_DNS_SERVERS", "192.0.2.53, 127.0.0.1:5353,[2001:db8::53],[::1]:5353"));

        assertThat(settings.dns().servers())
                .extracting(server -> server.getAddress().getHostAddress() + " " + server.getPort())
                .containsExactly("192.0.2.53 53", "127.0.0.1 5353", "2001:db8:0:0:0:0:0:53 53", "0:0:0:0:0:0:0:1 5353");
    }

    @Test
    void anEmptyVariableIsAnAbsentOne() {
        assertThat(read(Map.of("RIALTO_DATABASE_URL", " ", "RIALTO_PORT", "")).port())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1",
        "http://localhost:8080, 127.0.0.1",
        "https://id.acme.example, 0.0.0.0",
        "http://10.0.0.7:8080, 0.0.0.0"
    })
    void aServerForThisMachineListensOnThisMachine(String publicUrl, String address) {
        assertThat(read(Map.of("RIALTO_PUBLIC_URL", publicUrl)).address().getHostAddress())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ID.Acme.example/, https://id.acme.example",
        "HTTPS://id.acme.example:8443, https://id.acme.example:8443"
    })
    void onePublicUrlHasOneSpelling(String given, String read) {
        assertThat(read(Map.of("RIALTO_PUBLIC_URL", given)).publicUrl()).hasToString(read);
    }

    @Test
    void tokensMayComeFromAnotherAddress() {
        assertThat(read(Map.of("RIALTO_AUTH_URL", "https://Auth.acme.example/")).authUrl())
                .hasToString("https://auth.acme.example");
    }

    @Test
    void originsAreListed() {
        assertThat(read(Map.of("RIALTO_CORS_ORIGINS", "https://App.acme.example, http://127.0.0.1:3000"))
                        .corsOrigins())
                .containsExactly("https://app.acme.example", "http://127.0.0.1:3000");
    }

    @ParameterizedTest
    @CsvSource({
        "RIALTO_PORT, 0",
        "RIALTO_PORT, 65536",
        "RIALTO_PORT, 80 80",
        "RIALTO_PUBLIC_URL, id.acme.example",
        "RIALTO_PUBLIC_URL, https://id.acme.example/path",
        "RIALTO_PUBLIC_URL, https://hunter2@id.acme.example",
        "RIALTO_PUBLIC_URL, https://id.acme.example/?a=b",
        "RIALTO_AUTH_URL, auth.acme.example",
        "RIALTO_AUTH_URL, https://auth.acme.example/tenant",
        "RIALTO_CORS_ORIGINS, *",
        "RIALTO_CORS_ORIGINS, https://app.acme.example/",
        "RIALTO_CORS_ORIGINS, 'https://app.acme.example,null'",
        "RIALTO_ADDRESS, example.com",
        "RIALTO_DATABASE_URL, jdbc:mysql://hunter2/x",
        "RIALTO_CONFIG, /nowhere/hunter2.yaml",
        "RIALTO_SECRET_KEY, hunter2",
        "RIALTO_SECRET_KEY, AAAAAAAAAAAAAAAAAAAAAA",
        "RIALTO_ALLOW_PRIVATE_ADDRESSES, yes",
        "RIALTO_TRUSTED_PROXIES, '10.0.0.0/33'",
        "RIALTO_TRUSTED_PROXIES, '10.0.0.1,proxy.example'",
        "RIALTO_OPERATOR_TOKEN, hunter2",
        "RIALTO_TLS_CERTIFICATE, /nowhere.pem",
        "RIALTO_TRUSTED_CERTIFICATES, /nowhere.pem",
        "RIALTO_DNS_SERVERS, dns.example",
        "RIALTO_DNS_SERVERS, 192.0.2.53:0",
        "RIALTO_DNS_SERVERS, 192.0.2.53:65536",
        "RIALTO_DNS_SERVERS, '192.0.2.53,2001:db8::53'",
        "RIALTO_DNS_SERVERS, 192.0.2.530",
        "RIALTO_TXT_PREFIX, acme",
        "RIALTO_TXT_PREFIX, 'acme verification='"
    })
    void aValueThatCannotBeUsedIsRefusedInOneSentenceThatNamesIt(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageMatching(name + " [^\\n]*\\.");
    }

    @Test
    void secretsAreNotRepeated() {
        for (String name : new String[] {"RIALTO_SECRET_KEY", "RIALTO_OPERATOR_TOKEN", "RIALTO_DATABASE_URL"}) {
            assertThatThrownBy(() -> read(Map.of(name, "hunter2")))
                    .message()
                    .startsWith(name)
                    .doesNotContain("hunter2");
        }
        assertThat(read(Map.of("RIALTO_OPERATOR_TOKEN", "hunter2hunter2hunter2")))
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void aCertificateComesWithItsKey() {
        assertThatThrownBy(() -> read(Map.of("RIALTO_TLS_KEY", "pom.xml")))
                .hasMessage("RIALTO_TLS_CERTIFICATE is missing: certificate and key come together.");
    }

    @Test
    void aTokenComesWithItsLibraryAndItsPin() {
        Map<String, String> whole = Map.of(
                "RIALTO_PKCS11_LIBRARY", "pom.xml", "RIALTO_PKCS11_TOKEN", "acme", "RIALTO_PKCS11_PIN", "hunter2");

        assertThat(read(whole).pkcs11().library()).isAbsolute().hasFileName("pom.xml");
        assertThat(read(whole).pkcs11()).hasToString("Pkcs11[acme]");
        whole.keySet().forEach(name -> {
            Map<String, String> part = new HashMap<>(whole);
            part.remove(name);
            assertThatThrownBy(() -> read(part))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(name + " is missing: library, token and PIN come together.");
        });
    }

    @Test
    void aModuleThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> read(Map.of(
                        "RIALTO_PKCS11_LIBRARY", "/nowhere.so",
                        "RIALTO_PKCS11_TOKEN", "acme",
                        "RIALTO_PKCS11_PIN", "hunter2")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("RIALTO_PKCS11_LIBRARY names /nowhere.so, which is no file that can be read.");
    }

    @Test
    void aCommandIsSplitOnBlanks() {
        assertThat(read(Map.of("RIALTO_SECRET_KEY_COMMAND", " vault  kv get\t-field=key secret/rialto "))
                        .secretKeyCommand())
                .containsExactly("vault", "kv", "get", "-field=key", "secret/rialto");
    }

    @Test
    void theSecretKeyComesFromOnePlace() {
        assertThatThrownBy(() -> read(Map.of(
                        "RIALTO_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                        "RIALTO_SECRET_KEY_COMMAND", "cat hunter2")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("RIALTO_SECRET_KEY_COMMAND is set beside RIALTO_SECRET_KEY: leave one of them out.");
    }

    @Test
    void withACertificateTheUsualAddressIsHttps() {
        Settings settings = read(Map.of("RIALTO_TLS_KEY", "pom.xml", "RIALTO_TLS_CERTIFICATE", "pom.xml"));

        assertThat(settings.publicUrl()).hasToString("https://127.0.0.1:8080");
        assertThat(settings.secure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, 8.8.8.8, true"
    })
    void aRangeHoldsItsAddresses(String range, String address, boolean holds) {
        Network network = Network.of(range).orElseThrow();

        assertThat(network.contains(Addresses.literal(address).orElseThrow())).isEqualTo(holds);
    }

    private static Settings read(Map<String, String> environment) {
        return new Variables(new HashMap<>(environment)::get).read();
    }
}
