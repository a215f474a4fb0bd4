package io.rialto.server.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.discovery.Discovered.Found;
import io.rialto.server.discovery.Discovered.NotFound;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider on this machine, which is why private addresses are allowed here. */
class DiscoveryTest {

    private static final String COMPLETE = """
            {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize","token_endpoint":"ISSUER/token",
             "jwks_uri":"ISSUER/keys","scopes_supported":["openid"],"claims_parameter_supported":null}
            """;

    private final Settings settings = settings("true");
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final Discovery discovery = new Discovery(outbound, new Guard(settings));
    private HttpServer provider;

    @BeforeEach
    void listen() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.start();
    }

    @AfterEach
    void end() {
        provider.stop(0);
        outbound.close();
    }

    @Test
    void theAddressesAreWhatTheProviderPublishes() {
        publishes(200, COMPLETE);

        Discovered found = discovery.of(issuer());

        assertThat(found)
                .isEqualTo(new Found(issuer(), issuer() + "/authorize", issuer() + "/token", issuer() + "/keys"));
    }

    @Test
    @DisplayName("Discovery §4.3: the issuer is compared letter by letter")
    void whoCallsItselfOtherwiseIsNotTheIssuer() {
        publishes(200, COMPLETE);

        Discovered withASlash = discovery.of(issuer() + "/");

        assertThat(withASlash)
                .isInstanceOfSatisfying(
                        NotFound.class,
                        refused -> assertThat(refused.sentence()).contains("is not what the provider calls itself"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":7}",
                "{\"issuer\":\"ISSUER\",\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"x\",\"token_endpoint\":\"x\",\"jwks_uri\":\"x\"}"
            })
    void anIncompleteOrDoubtfulDocumentSaysNothing(String document) {
        publishes(200, document);

        assertThat(discovery.of(issuer()))
                .isEqualTo(new NotFound("publishes no complete OpenID configuration; type the addresses"));
    }

    @Test
    void aMissingDocumentAndARedirectAreToldWithTheirStatus() {
        publishes(302, "");

        assertThat(discovery.of(issuer()))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        refused -> assertThat(refused.sentence()).contains("(status 302)"));
    }

    @Test
    void aPrivateAddressIsNotAskedUnlessThatIsAllowed() {
        Settings strict = settings("false");
        try (Outbound guarded = new Outbound(new Guard(strict), strict)) {
            Discovered refused = new Discovery(guarded, new Guard(strict)).of("https://169.254.169.254");

            assertThat(refused).isEqualTo(new NotFound("must not point into a private or special network"));
        }
    }

    @Test
    void nobodyListeningIsSaid() {
        String issuer = issuer();
        provider.stop(0);

        assertThat(discovery.of(issuer))
                .isEqualTo(new NotFound(
                        "could not be asked for its addresses (nobody listens there); check it, or type them"));
    }

    @ParameterizedTest
    @CsvSource({
        "OKTA, acme.okta.com, https://acme.okta.com",
        "AUTH0, acme.eu.auth0.com, https://acme.eu.auth0.com/",
        "ENTRA_ID, 72f988bf-86f1-41af-91ab-2d7cd011db47, https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        "GOOGLE, '', https://accounts.google.com",
        "KEYCLOAK, sso.acme.example/auth/realms/staff, https://sso.acme.example/auth/realms/staff"
    })
    void aPresetSpellsTheIssuerOfATenant(Preset preset, String tenant, String issuer) {
        assertThat(preset.issuerOf(tenant)).contains(issuer);
    }

    @ParameterizedTest
    @CsvSource({
        "OKTA, acme.okta.com/evil",
        "OKTA, user@acme.okta.com",
        "OKTA, localhost",
        "AUTH0, acme.auth0.com#",
        "ENTRA_ID, common",
        "ENTRA_ID, acme.onmicrosoft.com",
        "KEYCLOAK, sso.acme.example",
        "KEYCLOAK, sso.acme.example/realms/../admin"
    })
    void whatIsNoTenantOfThatKindIsRefused(Preset preset, String tenant) {
        assertThat(preset.issuerOf(tenant)).isEmpty();
    }

    private String issuer() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private void publishes(int status, String document) {
        byte[] body = document.replace("ISSUER", issuer()).getBytes(UTF_8);
        provider.createContext("/.well-known/openid-configuration", exchange -> {
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static Settings settings(String privateAddresses) {
        return new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", privateAddresses)::get).read();
    }
}
