package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Services whose own API finds or makes the account before the customer is handed over. */
@OnEachDatabase
class EnrolledTest {

    private static final String FOUND = "{\"data\":[{\"id\":77,\"email\":\"JANE.doe@example.test\"}]}";
    private static final String NOBODY = "{\"data\":[]}";

    private final TestDatabase database;
    private final Door door;
    private final HttpServer api;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private record Reply(int status, String body, Map<String, String> headers) {}

    EnrolledTest(TestDatabase database) throws IOException {
        this.database = database.emptied();
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
        door = new Door(database)
                .with(
                        aSite().build(),
                        aService()
                                .called("store")
                                .speaking(jwt(), secrets())
                                .enrolling(store(null))
                                .build(),
                        aService()
                                .called("closed")
                                .speaking(
                                        jwt(),
                                        new Secrets(new Secret("a-secret-of-more-than-thirty-two-bytes"), null, null))
                                .enrolling(store(null))
                                .build(),
                        aService()
                                .called("known")
                                .speaking(jwt(), secrets())
                                .enrolling(store("customer.id"))
                                .build(),
                        aService()
                                .called("school")
                                .speaking(
                                        new Api(home(), NameIdKind.PERSISTENT, null, null),
                                        new Secrets(new Secret("api-secret-here"), null, null))
                                .enrolling(school(null))
                                .build(),
                        aService()
                                .called("remembered")
                                .speaking(
                                        new Api(home(), NameIdKind.PERSISTENT, null, null),
                                        new Secrets(new Secret("api-secret-here"), null, null))
                                .enrolling(school("'" + home().resolve("/in") + "'"))
                                .build(),
                        aService()
                                .called("elsewhere")
                                .speaking(
                                        new Api(home(), NameIdKind.PERSISTENT, null, null),
                                        new Secrets(new Secret("api-secret-here"), null, null))
                                .enrolling(school("'https://elsewhere.example/in'"))
                                .build());
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private static Secrets secrets() {
        return new Secrets(new Secret("a-secret-of-more-than-thirty-two-bytes"), null, null)
                .calling(new Secret("api-secret-here"));
    }

    private static Protocol jwt() {
        return new Jwt(
                Jwt.Algorithm.HS256,
                NameIdKind.PERSISTENT,
                null,
                new Jwt.Claims(EnumSet.of(Registered.IAT), null, null, null, null, Duration.ofMinutes(1)),
                new Delivery(Delivery.Way.REDIRECT, "https://store.test/login/{token}", "jwt", Map.of(), null),
                new Jwt.Login(null, List.of(), List.of(), null));
    }

    private AccountApi store(String known) {
        return new AccountApi(
                known,
                Map.of("X-Auth-Token", "{secret}"),
                new AccountApi.Find(
                        home().resolve("/customers"),
                        Map.of("email:in", "customer.email"),
                        "/data/0/id",
                        "/data/0/email"),
                new AccountApi.Make(home().resolve("/customers"), AccountApi.Form.LIST, told(), "/data/0/id", null),
                "customer_id");
    }

    private AccountApi school(String known) {
        return new AccountApi(
                known,
                Map.of("Authorization", "Bearer {secret}"),
                null,
                new AccountApi.Make(home().resolve("/sso"), AccountApi.Form.DATA, told(), "/url", "redirectUrl"),
                null);
    }

    private static Release told() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("email", "customer.email");
        attributes.put("first_name", "customer.first_name");
        return new Release(attributes, Set.of("email", "first_name"), Set.of());
    }

    private URI home() {
        return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Auth-Token") + " " + body);
        Reply reply = replies.remove();
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answering(int status, String body) {
        replies.add(new Reply(status, body, Map.of()));
    }

    @Test
    void anAccountThatIsThereIsFoundAndStandsInTheToken() throws Exception {
        answering(200, FOUND);

        MockHttpServletResponse response = door.launch("store");

        assertThat(claims(response)).containsEntry("customer_id", 77L);
        assertThat(calls).containsExactly("GET /customers?email%3Ain=jane.doe%40example.test api-secret-here ");
    }

    @Test
    void aMissingAccountIsMadeFromTheProfile() throws Exception {
        answering(200, NOBODY);
        answering(200, "{\"data\":[{\"id\":78}]}");

        MockHttpServletResponse response = door.launch("store");

        assertThat(claims(response)).containsEntry("customer_id", 78L);
        assertThat(calls.toArray(String[]::new)[1])
                .isEqualTo(
                        "POST /customers api-secret-here [{\"email\":\"jane.doe@example.test\",\"first_name\":\"Jane\"}]");
    }

    @Test
    void whatSomebodyElseJustMadeIsFound() throws Exception {
        answering(200, NOBODY);
        answering(422, "{\"title\":\"Create customers failed.\"}");
        answering(200, FOUND);

        assertThat(claims(door.launch("store"))).containsEntry("customer_id", 77L);
    }

    @Test
    void whatTheShopKnowsIsNotAskedFor() throws Exception {
        assertThat(claims(door.launch("known"))).containsKey("customer_id");
        assertThat(calls).isEmpty();
    }

    @Test
    void anAddressThatTheShopKnowsIsFollowedWithinTheServiceOnly() {
        assertThat(door.launch("remembered").getHeader("Location"))
                .isEqualTo(home().resolve("/in").toString());

        MockHttpServletResponse refused = door.launch("elsewhere");
        assertThat(refused.getStatus()).isEqualTo(Refusal.ATTRIBUTE_MALFORMED.status());
        assertThat(refused.getHeader("Location")).isNull();
        assertThat(calls).isEmpty();
    }

    @Test
    void anAccountOfSomebodyElseIsNotEntered() {
        answering(200, FOUND.replace("JANE", "john"));

        assertRefused(door.launch("store"), Refusal.ACCOUNT_DECLINED);
    }

    @Test
    void whoseAddressNobodyVouchesForIsNotLookedFor() {
        door.with(aSite().allowing(false, true).build());

        assertRefused(door.launch("store", aTicket().withCustomer("email_verified", false)), Refusal.EMAIL_UNCONFIRMED);
        assertThat(calls).isEmpty();
    }

    @Test
    void withoutTheSecretNobodyIsCalled() {
        assertRefused(door.launch("closed"), Refusal.ATTRIBUTE_MISSING);
        assertThat(calls).isEmpty();
    }

    @Test
    void whoLacksWhatAnAccountNeedsLeavesNobody() {
        assertRefused(door.launch("store", aTicket().withoutCustomer("first_name")), Refusal.ATTRIBUTE_MISSING);
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', ACCOUNT_DECLINED",
        "403, '', ACCOUNT_DECLINED",
        "302, '', ACCOUNT_DECLINED",
        "500, '', ACCOUNT_UNANSWERED",
        "200, 'no json', ACCOUNT_UNANSWERED",
        "200, '{\"data\":[{\"id\":{\"a\":1},\"email\":\"jane.doe@example.test\"}]}', ACCOUNT_DECLINED"
    })
    void anApiThatSaysNoIsARefusalThatIsNoted(int status, String body, Refusal reason) {
        answering(status, body);

        assertRefused(door.launch("store"), reason);
        assertThat(database.jdbc()
                        .sql("select outcome || ' ' || reason from launch")
                        .query(String.class)
                        .list())
                .containsExactly("REFUSED " + reason.name());
    }

    @Test
    void anApiThatIsDownIsARefusal() {
        api.stop(0);

        assertRefused(door.launch("store"), Refusal.ACCOUNT_UNANSWERED);
    }

    @Test
    void anApiThatWantsAPauseHasOne() throws Exception {
        replies.add(new Reply(429, "", Map.of("Retry-After", "30")));

        assertRefused(door.launch("store"), Refusal.ACCOUNT_BUSY);
        assertRefused(door.launch("store"), Refusal.ACCOUNT_BUSY);
        assertThat(calls).hasSize(1);

        door.clock.advance(Duration.ofSeconds(31));
        answering(200, FOUND);
        assertThat(claims(door.launch("store"))).containsKey("customer_id");
    }

    @Test
    void theAddressOfTheAnswerIsWhereTheCustomerGoes() {
        String address = home() + "/enter?once=1";
        answering(200, "{\"url\":\"" + address + "\"}");

        MockHttpServletResponse response = door.launch("school");

        assertThat(response.getHeader("Location")).isEqualTo(address);
        assertThat(calls.remove()).contains("redirectUrl").contains("jane.doe%40example.test");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.test/", "javascript:alert(1)", "//evil.test/", "''"})
    void anAddressElsewhereIsNotFollowed(String address) {
        answering(200, "{\"url\":\"" + address + "\"}");

        MockHttpServletResponse response = door.launch("school");

        assertRefused(response, Refusal.ACCOUNT_DECLINED);
        assertThat(response.getHeader("Location")).isNull();
    }

    private static Map<String, Object> claims(MockHttpServletResponse response) throws Exception {
        String location = response.getHeader("Location");
        assertThat(location).as("status " + response.getStatus()).isNotNull();
        return SignedJWT.parse(location.substring(location.lastIndexOf('/') + 1))
                .getJWTClaimsSet()
                .getClaims();
    }

    private static void assertRefused(MockHttpServletResponse response, Refusal reason) {
        assertThat(response.getStatus()).isEqualTo(reason.status());
        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(reason.title());
    }
}
