package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.key.KeyExpires;
import io.rialto.server.launch.LaunchReturned;
import io.rialto.server.organization.Role;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks of a running server: each test has an address of its own, on a server that answers as it is told. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SITES = """
                sites:
                  - slug: main
                    name: Main
                    environment: development
                    store:
                      kind: magento2
                      base_url: https://shop.acme.test/
                      launch_url: https://shop.acme.test/rialto/launch
                      ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: https://rewards.test/saml, acs: https://rewards.test/saml/acs }
                        attributes: { email: customer.email }
                      - slug: closed
                        name: Closed
                        protocol: saml
                        allow: "false"
                        saml: { entity_id: https://closed.test/saml, acs: https://closed.test/saml/acs }
            """;

    /** What arrived. */
    private record Told(String path, Map<String, String> headers, String body) {

        boolean signedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
                String content = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
                String expected = "v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
                return List.of(headers.get("webhook-signature").split(" ")).contains(expected);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TempDir
    private static Path folder;

    private static final List<Told> ARRIVED = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();
    private static HttpServer receiver;
    private static TheApi api;

    WebhooksTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws IOException {
        ARRIVED.clear();
        ANSWERS.clear();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", WebhooksTest::receive);
        receiver.start();
        api = TheApi.start(folder.resolve(database.name()), database, SITES);
    }

    private static void receive(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String path = exchange.getRequestURI().getPath();
        ARRIVED.add(
                new Told(path, headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(ANSWERS.getOrDefault(path, 204), -1);
        exchange.close();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
        receiver.stop(0);
    }

    @Test
    void launchesAndNewAccountsAreToldSignedAndWithoutTheCustomer() {
        Reply made = create("/launches", "launch.*,account.*").is(201);
        String secret = made.text("/data/attributes/secret");

        api.launch("main", "rewards");
        refusedLaunch();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(types("/launches")).contains("launch.issued", "launch.refused", "account.created"));
        assertThat(at("/launches")).allMatch(told -> told.signedWith(secret));
        assertThat(at("/launches"))
                .noneMatch(told -> told.body().contains("jane") || told.body().contains("example.test"));
        assertThat(at("/launches"))
                .anySatisfy(told ->
                        assertThat(told.body()).contains("\"reason\":\"not_entitled\"", "\"service\":\"closed\""));
        assertThat(at("/launches").stream()
                        .map(told -> told.headers().get("webhook-id"))
                        .toList())
                .doesNotHaveDuplicates();
    }

    // The service was told, whatever it said later; and what comes after is told, too.
    @Test
    void aLaunchThatTheServiceSentBackIsToldAsIssuedAndAsReturnedAndHoldsNothingUp() {
        create("/returned", "launch.*").is(201);
        String returned = launchReturned();
        refusedLaunch();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(types("/returned")).contains("launch.issued", "launch.refused", "launch.returned"));
        assertThat(at("/returned"))
                .filteredOn(told -> told.body().contains(returned))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.body()).contains("\"service\":\"rewards\""))
                .anySatisfy(told -> assertThat(told.body()).contains("\"type\":\"launch.issued\""))
                .anySatisfy(told -> assertThat(told.body()).contains("\"type\":\"launch.returned\""));
    }

    @Test
    void whatHappensToAnIdentityProviderIsTold() {
        create("/providers", "identity_provider.*").is(201);

        api.as(Role.OWNER).post("identity_providers", """
                {"data":{"type":"identity_providers","attributes":{"name":"Acme staff","domains":"acme.test",
                "client_id":"rialto","client_secret":"a-secret-of-the-provider","issuer":"https://login.acme.test",
                "token_url":"https://login.acme.test/token","authorize_url":"https://login.acme.test/authorize",
                "jwks_url":"https://login.acme.test/jwks"}}}""").is(201);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(types("/providers")).contains("identity_provider.created"));
        assertThat(at("/providers")).noneMatch(told -> told.body().contains("a-secret-of-the-provider"));
    }

    @Test
    void aKeyThatEndsSoonIsTold() {
        create("/ends", "key.expiring").is(201);
        Sites sites = api.server().bean(Sites.class);
        KeyExpires key = new KeyExpires(
                sites.ownerOf(sites.bySlug("main").orElseThrow().id()).orElseThrow(),
                "main",
                "key-of-main",
                "current",
                30,
                Instant.parse("2031-06-01T12:00:00Z"));

        api.server().publish(key);
        api.server().publish(key);
        api.server().publish(new KeyExpires(key.owner(), "main", "key-of-main", "current", 7, key.expiresAt()));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(at("/ends")).hasSize(2));
        assertThat(at("/ends"))
                .allSatisfy(told -> assertThat(told.body())
                        .contains("\"type\":\"key.expiring\"", "key-of-main", "2031-06-01T12:00:00Z"))
                .anySatisfy(told -> assertThat(told.body()).contains("\"within_days\":30"))
                .anySatisfy(told -> assertThat(told.body()).contains("\"within_days\":7"));
    }

    @Test
    void whatIsNotTakenIsTriedAgainAndCanBeSentByHand() {
        ANSWERS.put("/broken", 503);
        String webhook = create("/broken", "webhook.test").is(201).text("/data/id");
        test(webhook);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(delivery(webhook).text("/data/0/attributes/attempts"))
                        .isNotEqualTo("0"));
        Reply waiting = delivery(webhook);
        assertThat(waiting.text("/data/0/attributes/state")).isEqualTo("waiting");
        assertThat(waiting.text("/data/0/attributes/status")).isEqualTo("503");

        ANSWERS.put("/broken", 200);
        String id = waiting.text("/data/0/id");
        api.as(Role.SUPPORT).patch("webhook_deliveries/" + id, retrying(id)).isRefused(403, "UNAUTHORIZED");
        api.as(Role.ADMIN).patch("webhook_deliveries/" + id, retrying(id)).is(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(delivery(webhook).text("/data/0/attributes/state"))
                        .isEqualTo("delivered"));
        assertThat(at("/broken").stream()
                        .map(told -> told.headers().get("webhook-id"))
                        .distinct())
                .as("the same event, however often it comes")
                .hasSize(1);
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        ANSWERS.put("/gone", 410);
        String webhook = create("/gone", "webhook.test").is(201).text("/data/id");

        test(webhook);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                api.as(Role.ADMIN).get("webhooks/" + webhook).text("/data/attributes/disabled_because"))
                        .isEqualTo("gone"));
    }

    @Test
    void whatHappenedIsToldOnceMoreOnRequest() {
        String webhook = create("/replayed", "webhook.test").is(201).text("/data/id");
        Instant before = Instant.now().minusSeconds(60);
        test(webhook);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(delivery(webhook).text("/data/0/attributes/state"))
                        .isEqualTo("delivered"));

        Reply replay = api.as(Role.ADMIN)
                .post("webhook_replays", """
                        {"data":{"type":"webhook_replays","attributes":{"webhook":"%s","since":"%s"}}}""".formatted(webhook, before))
                .is(201);

        assertThat(replay.at("/data/attributes/deliveries").asInt()).isOne();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(at("/replayed")).hasSize(2));
    }

    @Test
    void aNewSecretSignsBesideTheOneBeforeForAWhile() {
        Reply made = create("/rotated", "webhook.test").is(201);
        String webhook = made.text("/data/id");
        String first = made.text("/data/attributes/secret");

        String second = api.as(Role.OWNER)
                .patch("webhooks/" + webhook, document(webhook, "{\"_rotate_secret\":true,\"_test\":true}"))
                .is(200)
                .text("/data/attributes/secret");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(at("/rotated")).hasSize(1));
        assertThat(second).startsWith("whsec_").isNotEqualTo(first);
        assertThat(at("/rotated").getFirst().signedWith(first)).isTrue();
        assertThat(at("/rotated").getFirst().signedWith(second)).isTrue();
        assertThat(api.as(Role.OWNER).get("webhooks/" + webhook).text("/data/attributes/secret"))
                .isEqualTo("********");
        assertThat(kept()).doesNotContain(first).doesNotContain(second);
    }

    @Test
    void onlyOwnersAndAdminsOfTheOrganizationWriteThem() {
        String webhook = create("/mine", "*").is(201).text("/data/id");

        for (Role role : List.of(Role.SUPPORT, Role.AUDITOR)) {
            api.as(role).post("webhooks", webhook("/theirs", "*")).isRefused(403, "UNAUTHORIZED");
            api.as(role).delete("webhooks/" + webhook).isRefused(403, "UNAUTHORIZED");
        }
        assertThat(api.asOther().get("webhooks/" + webhook).status()).isEqualTo(404);
        assertThat(api.asOther().get("webhook_deliveries").at("/data").size()).isZero();
        api.as(Role.OWNER).delete("webhooks/" + webhook).is(204);
    }

    @Test
    void anAddressInsideThisNetworkOrATopicThatThereIsNotIsRefused() {
        ApiClient owner = api.as(Role.OWNER);

        assertThat(owner.post("webhooks", webhook("/a", "launch.lost")).is(422).text("/errors/0/source/pointer"))
                .isEqualTo("/data/attributes/topics");
        assertThat(owner.post("webhooks", webhook("/a", "*").replace(address("/a"), "http://hooks.acme.test/"))
                        .is(422)
                        .http()
                        .body())
                .contains("must begin with https");
    }

    private static Reply create(String path, String topics) {
        Reply made = api.as(Role.OWNER).post("webhooks", webhook(path, topics));
        // Whatever happens after this second is told.
        api.server().bean(Snapshots.class).refresh();
        return made;
    }

    private static String webhook(String path, String topics) {
        return """
                {"data":{"type":"webhooks","attributes":{"name":"Test","url":"%s","topics":"%s"}}}""".formatted(address(path), topics);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private static void test(String webhook) {
        api.as(Role.OWNER)
                .patch("webhooks/" + webhook, document(webhook, "{\"_test\":true}"))
                .is(200);
    }

    private static String document(String id, String attributes) {
        return "{\"data\":{\"type\":\"webhooks\",\"id\":\"" + id + "\",\"attributes\":" + attributes + "}}";
    }

    private static String retrying(String id) {
        return "{\"data\":{\"type\":\"webhook_deliveries\",\"id\":\"" + id + "\",\"attributes\":{\"_retry\":true}}}";
    }

    private static Reply delivery(String webhook) {
        return api.as(Role.AUDITOR)
                .get("webhook_deliveries?filter%5Bq%5D%5Bwebhook_id_eq%5D=" + webhook)
                .is(200);
    }

    private static List<Told> at(String path) {
        return ARRIVED.stream().filter(told -> told.path().equals(path)).toList();
    }

    private static List<String> types(String path) {
        return at(path).stream()
                .map(told -> told.body().replaceAll(".*?\"type\":\"([a-z_.]+)\".*", "$1"))
                .toList();
    }

    /** A customer who may not enter. */
    private static void refusedLaunch() {
        try {
            api.launch("main", "closed");
        } catch (IllegalArgumentException page) {
            // A page that says no has no response in it.
        }
    }

    /** One that its service sent back before anybody read of it; its reference. */
    private static String launchReturned() {
        api.launch("main", "rewards");
        JdbcClient jdbc = api.server().bean(JdbcClient.class);
        long last = jdbc.sql("select max(id) from launch where outcome = 'ISSUED'")
                .query(Long.class)
                .single();
        jdbc.sql("update launch set outcome = 'RETURNED' where id = ?")
                .param(last)
                .update();
        Site site = api.server().bean(Sites.class).bySlug("main").orElseThrow();
        UUID service = jdbc.sql("select service_id from launch where id = ?")
                .param(last)
                .query(UUID.class)
                .single();
        api.server()
                .publish(new LaunchReturned(
                        Reference.of(last), site.id(), new ServiceId(service), "hash", Instant.now()));
        return Reference.of(last).value();
    }

    private static String kept() {
        return api.server()
                .bean(JdbcClient.class)
                .sql("select * from webhook")
                .query()
                .listOfRows()
                .toString();
    }
}
