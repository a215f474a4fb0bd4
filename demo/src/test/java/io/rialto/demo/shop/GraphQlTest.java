package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GraphQlTest {

    private static final String LAUNCH =
            "mutation { rialtoLaunch(service: \"rewards\", nonce: \"n0nce-n0nce\") { url } }";
    private static final String SERVICES = "{ rialtoServices { slug name url } }";
    private static final String UNAUTHORIZED =
            "{\"errors\":[{\"message\":\"The current customer isn't authorized.\",\"path\":[\"%s\"],"
                    + "\"extensions\":{\"category\":\"graphql-authorization\"}}],\"data\":{\"%s\":null}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private WebServer rialto;
    private ShopFixture shop;

    @BeforeEach
    void open() throws IOException {
        rialto = WebServer.start(0, this::services);
        shop = new ShopFixture(rialto.address() + "s/main");
    }

    @AfterEach
    void close() {
        http.close();
        shop.close();
        rialto.close();
    }

    private Answer services(Call call) {
        String ticket = call.headers().getOrDefault("authorization", "").substring("Bearer ".length());
        String slug = shop.key.open(ticket).path("sub").asString().equals("1") ? "rewards" : "warranty";
        return Answer.json(
                200,
                "{\"services\":[{\"slug\":\"" + slug + "\",\"name\":\"A service\",\"summary\":\"What it does\"}]}");
    }

    @Test
    void whoGivesThePasswordGetsATokenAndWithItTheServicesAndALaunch() throws Exception {
        String token = token();

        JsonNode services = Json.read(ask(token, SERVICES)).at("/data/rialtoServices");
        String url = Json.read(ask(token, LAUNCH)).at("/data/rialtoLaunch/url").asString();

        assertThat(services.toString())
                .isEqualTo("[{\"slug\":\"rewards\",\"name\":\"A service\",\"url\":\"" + rialto.address()
                        + "s/main/launch/rewards\"}]");
        assertThat(url).startsWith(rialto.address() + "s/main/launch/complete?ticket=");
        JsonNode ticket = shop.key.open(url.substring(url.indexOf("ticket=") + "ticket=".length()));
        assertThat(ticket.path("sub").asString()).isEqualTo("1");
        assertThat(ticket.path("service").asString()).isEqualTo("rewards");
        assertThat(ticket.path("nonce").asString()).isEqualTo("n0nce-n0nce");
        assertThat(ticket.path("auth_time").asLong()).isEqualTo(ShopFixture.START.getEpochSecond());
        assertThat(ticket.has("act")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made-up"})
    void aGuestIsToldWhatMagentoTells(String token) throws Exception {
        assertThat(ask(token, SERVICES)).isEqualTo(UNAUTHORIZED.formatted("rialtoServices", "rialtoServices"));
        assertThat(ask(token, LAUNCH)).isEqualTo(UNAUTHORIZED.formatted("rialtoLaunch", "rialtoLaunch"));
        assertThat(ask(token, "{customer{email}}")).isEqualTo(UNAUTHORIZED.formatted("customer", "customer"));
    }

    @Test
    void aTokenEndsAfterAnHourWithItsRevocationAndWithItsCustomer() throws Exception {
        String revoked = token();
        ask(revoked, "mutation { revokeCustomerToken { result } }");
        String old = token();
        shop.clock.advance(Duration.ofHours(1));
        String orphaned = token();
        shop.customers.delete(1);

        assertThat(ask(revoked, LAUNCH)).contains("graphql-authorization");
        assertThat(ask(old, LAUNCH)).contains("graphql-authorization");
        assertThat(ask(orphaned, LAUNCH)).contains("graphql-authorization");
    }

    @Test
    void aWrongPasswordAndADisabledCustomerGetTheSameAnswer() throws Exception {
        String wrong = ask("", token("jane.doe@example.test", "wrong"));
        String nobody = ask("", token("nobody@example.test", "jane-Demo1"));
        shop.customers.disable(1);
        String disabled = ask("", token("jane.doe@example.test", "jane-Demo1"));

        assertThat(wrong)
                .contains("The account sign-in was incorrect", "graphql-authentication")
                .isEqualTo(nobody)
                .isEqualTo(disabled);
    }

    @Test
    void aServiceOrANonceThatIsNoneGetsNoTicket() throws Exception {
        String token = token();

        assertThat(ask(token, LAUNCH.replace("rewards", "../admin"))).contains("graphql-input", "no such service");
        assertThat(ask(token, LAUNCH.replace("n0nce-n0nce", "a&b"))).contains("graphql-input", "nonce");
        assertThat(ask(token, "mutation { rialtoLaunch(service: \"rewards\") { url } }"))
                .contains("graphql-input");
    }

    @Test
    void whoIsMerelyRememberedGetsTheProfileButNoTicket() throws Exception {
        shop.logInAndStayRemembered(shop.jane());
        shop.browser.cookies().drop("PHPSESSID");
        shop.get("/");
        String cookie = shop.browser.cookies().headerFor(shop.shop.address());

        assertThat(asked("{customer{email}}", "Cookie", cookie)).contains("jane.doe@example.test");
        assertThat(asked(LAUNCH, "Cookie", cookie)).contains("graphql-authorization");
        assertThat(asked(SERVICES, "Cookie", cookie)).contains("graphql-authorization");
    }

    @Test
    void anAdministratorWhoActsAsTheCustomerIsInTheTicket() throws Exception {
        shop.actAs(shop.jane());
        String cookie = shop.browser.cookies().headerFor(shop.shop.address());

        String url = Json.read(asked(LAUNCH, "Cookie", cookie))
                .at("/data/rialtoLaunch/url")
                .asString();

        assertThat(shop.key
                        .open(url.substring(url.indexOf('=') + 1))
                        .at("/act/sub")
                        .asString())
                .isEqualTo("admin:1");
    }

    @Test
    void theTicketsOfAHeadlessStorefrontAreForItsOwnSite() throws Exception {
        TicketKey key = TicketKey.random("headless");
        var settings = Shop.Settings.of(0, rialto.address() + "s/main", shop.key, shop.clock)
                .withHeadless(rialto.address() + "s/headless", key);
        try (Shop two = Shop.start(settings, shop.customers)) {
            URI address = two.address().resolve("graphql");
            String token = Json.read(post(address, token("jane.doe@example.test", "jane-Demo1")))
                    .at("/data/generateCustomerToken/token")
                    .asString();

            String url = Json.read(post(address, LAUNCH, "Authorization", "Bearer " + token))
                    .at("/data/rialtoLaunch/url")
                    .asString();

            assertThat(url).startsWith(rialto.address() + "s/headless/launch/complete?ticket=");
            assertThat(key.open(url.substring(url.indexOf('=') + 1)).path("aud").asString())
                    .isEqualTo(rialto.address() + "s/headless");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}}",
                "{ unknown { a } }",
                "query { rialtoLaunch(service: \"rewards\", nonce: \"n\") { url } }",
                "{ customer { email } } trailing",
                "{ customer(id: 7) { email } }",
                "mutation ($a: String) { generateCustomerToken(email: $a, password: \"x\") { token } }",
                "fragment a on Customer { email }",
                "{a{a{a{a{a{a{a{a{a{a{a}}}}}}}}}}}"
            })
    void whatIsNotUnderstoodHasNoData(String query) throws Exception {
        JsonNode answer = Json.read(ask(token(), query));

        assertThat(answer.path("errors").path(0).path("message").asString()).isNotBlank();
        assertThat(answer.has("data")).isFalse();
    }

    private String token() throws Exception {
        return Json.read(ask("", token("jane.doe@example.test", "jane-Demo1")))
                .at("/data/generateCustomerToken/token")
                .asString();
    }

    private static String token(String email, String password) {
        return "mutation Login { generateCustomerToken(email: \"%s\", password: \"%s\") { token } }"
                .formatted(email, password);
    }

    private String ask(String token, String query) throws Exception {
        return token.isEmpty() ? asked(query) : asked(query, "Authorization", "Bearer " + token);
    }

    private String asked(String query, String... headers) throws Exception {
        return post(URI.create(shop.at("/graphql")), query, headers);
    }

    private String post(URI address, String query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(Json.object().put("query", query))));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }
}
