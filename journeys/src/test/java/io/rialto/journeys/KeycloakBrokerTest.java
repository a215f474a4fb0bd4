package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.journeys.Configuration.Service;
import io.rialto.journeys.Configuration.Site;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A service that is a realm of Keycloak, as OpenID Connect client and as SAML service. */
@Tag("interop")
class KeycloakBrokerTest {

    private static final String SECRET = "a secret of the tests, with + and %";
    private static final Person JANE_ELSEWHERE = jane().with("email", "jane.roe@example.test");

    private static KeycloakBroker openId;
    private static KeycloakBroker saml;
    private static RunningRialto rialto;
    private static Shop shop;

    @BeforeAll
    static void start() {
        openId = KeycloakBroker.made(RunningKeycloak.theOne(), "by-openid-connect");
        saml = KeycloakBroker.made(RunningKeycloak.theOne(), "by-saml");
        Site site = aSite("main");
        rialto = aRunningRialto(Configuration.of(site));
        shop = rialto.shop("main");
        openId.trust(
                "oidc",
                shop.issuer() + "/.well-known/openid-configuration",
                Map.of(
                        "clientId", "keycloak",
                        "clientSecret", SECRET,
                        "clientAuthMethod", "client_secret_basic",
                        "pkceEnabled", "true",
                        "pkceMethod", "S256",
                        "backchannelSupported", "true"));
        saml.trust(
                "saml",
                shop.metadataLink().toString(),
                Map.of("wantAuthnRequestsSigned", "true", "wantAssertionsSigned", "true"));
        Map.of("email", "email", "firstName", "firstName", "lastName", "lastName")
                .forEach(saml::takes);
        rialto.configure(Configuration.of(site.withServices(club(), learning())));
        await("the metadata of Keycloak")
                .atMost(Duration.ofSeconds(60))
                .until(() -> new Visitor().get(shop.launchLink("learning")).status() == 302);
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    private static Service club() {
        return new Service(Map.of(
                "slug", "club",
                "name", "The club",
                "protocol", "oidc",
                "oidc",
                        Map.of(
                                "client_id",
                                "keycloak",
                                "client_secret",
                                SECRET,
                                "redirect_uris",
                                List.of(openId.endpoint()),
                                "post_logout_redirect_uris",
                                List.of(openId.endpoint() + "/logout_response"),
                                "backchannel_logout_uri",
                                openId.issuer() + "/protocol/openid-connect/logout/backchannel-logout"),
                "attributes",
                        Map.of(
                                "email", "customer.email",
                                "email_verified", "customer.email_verified",
                                "given_name", "customer.first_name",
                                "family_name", "customer.last_name")));
    }

    private static Service learning() {
        return aService("learning")
                .with(
                        "saml",
                        Map.of(
                                "metadata", Map.of("url", saml.endpoint() + "/descriptor"),
                                "acs", List.of(saml.endpoint() + "/clients/portal", saml.endpoint())))
                .with(
                        "attributes",
                        Map.of(
                                "email", "customer.email",
                                "firstName", "customer.first_name",
                                "lastName", "customer.last_name"));
    }

    @Test
    void anAccountIsMadeByOpenIdConnectWithoutAWordAndStaysTheSameWhenTheAddressChanges() {
        JsonNode account = comesTwice(openId, "club");

        assertThat(account.path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void anAccountIsMadeBySamlWithoutAWordAndStaysTheSameWhenTheAddressChanges() {
        comesTwice(saml, "learning");
    }

    private static JsonNode comesTwice(KeycloakBroker broker, String service) {
        broker.login(new Visitor(), shop, service, jane());
        JsonNode first = only(broker.accounts());
        broker.login(new Visitor(), shop, service, JANE_ELSEWHERE);
        JsonNode second = only(broker.accounts());

        assertThat(first.path("email").asString()).isEqualTo("jane.doe@example.test");
        assertThat(first.path("firstName").asString()).isEqualTo("Jane");
        assertThat(first.path("lastName").asString()).isEqualTo("Doe");
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("email").asString()).isEqualTo("jane.roe@example.test");
        return second;
    }

    @Test
    void aClickAtTheShopLeadsThroughKeycloakIntoTheApplication() {
        Visitor visitor = new Visitor();
        String nonce = shop.begin(visitor, "learning");

        Answer handOff = shop.complete(visitor, shop.ticket("learning", nonce, jane()));
        Answer in = KeycloakBroker.walk(visitor, handOff, KeycloakBroker.PORTAL);

        assertThat(in.isHandOff()).isTrue();
        assertThat(saml.accounts()).hasSize(1);
    }

    @Test
    void whoLogsOutOfTheApplicationLogsOutOfRialtoByOpenIdConnect() {
        Visitor visitor = new Visitor();
        JsonNode tokens = openId.login(visitor, shop, "club", jane());

        Answer end = openId.logout(visitor, tokens);

        assertThat(end.location().toString()).startsWith(KeycloakBroker.GOODBYE);
        // Keycloak goes there itself, not the browser: it is set to know logouts behind the browser.
        assertThat(rialto.log()).contains("oidc route=logout outcome=done site=main service=club");
    }

    @Test
    void whoLogsOutOfTheShopIsLoggedOutOfKeycloakBehindTheBrowser() {
        Visitor visitor = new Visitor();
        JsonNode tokens = openId.login(visitor, shop, "club", jane());
        JsonNode account = only(openId.accounts());
        int before = openId.sessions(account);

        JsonNode came = shopLogout(new Visitor());

        assertThat(before).isPositive();
        assertThat(outcome(came, "The club")).as(came.toString()).isEqualTo("confirmed");
        assertThat(openId.sessions(account)).isZero();
        assertThat(openId.tokens(
                                visitor,
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        tokens.path("refresh_token").asString()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoLogsOutOfTheApplicationLogsOutOfRialtoBySaml() {
        Visitor visitor = new Visitor();
        JsonNode tokens = saml.login(visitor, shop, "learning", jane());

        Answer end = saml.logout(visitor, tokens);

        assertThat(end.location().toString()).startsWith(KeycloakBroker.GOODBYE);
        assertThat(visitor.wire())
                .anyMatch(
                        exchange -> exchange.contains(shop.issuer() + "/saml/slo") && exchange.contains("SAMLRequest"));
        assertThat(saml.sessions(only(saml.accounts()))).isZero();
    }

    @Test
    void whoLogsOutOfTheShopIsLoggedOutOfKeycloakBySaml() {
        Visitor visitor = new Visitor();
        saml.login(visitor, shop, "learning", jane());
        JsonNode account = only(saml.accounts());
        int before = saml.sessions(account);

        JsonNode came = shopLogout(visitor);

        assertThat(before).isPositive();
        assertThat(outcome(came, "The learning")).as(came.toString()).isEqualTo("confirmed");
        assertThat(saml.sessions(account)).isZero();
    }

    /** Jane logs out of the shop. Answers what Rialto says became of it. */
    private static JsonNode shopLogout(Visitor visitor) {
        URI logout = URI.create(shop.issuer() + "/logout?ticket=" + shop.ticket("logout", "of-no-browser", jane()));
        Answer end = KeycloakBroker.walk(visitor, visitor.get(logout), shop.issuer() + "/logout/");
        return new Visitor().get(end.location(), "Accept", "application/json").json();
    }

    private static String outcome(JsonNode came, String service) {
        for (JsonNode one : came.path("services")) {
            if (one.path("service").asString().equals(service)) {
                return one.path("outcome").asString();
            }
        }
        return "not told";
    }

    private static JsonNode only(List<JsonNode> accounts) {
        assertThat(accounts).hasSize(1);
        return accounts.getFirst();
    }
}
