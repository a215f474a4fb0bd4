package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.journeys.Configuration.Service;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that others wrote, with another library of others: samlify. Each knows of the other what it publishes, and nothing else.
 * It says nothing about audiences: samlify takes what was made for somebody else.
 */
class SamlifyTest {

    private static final String SLO = "https://rewards.test/saml/slo";

    @TempDir
    private static Path folder;

    private static ServerCertificate own;
    private static RunningRialto rialto;

    @BeforeAll
    static void start() throws Exception {
        own = ServerCertificate.rsa(folder, "rewards.test");
        rialto = aRunningRialto(Configuration.of(aSite("plain", rewards(false)), aSite("sealed", rewards(true))));
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    private static Service rewards(boolean encrypted) throws Exception {
        String metadata = NodePrograms.said("samlify.mjs", input("metadata", encrypted))
                .path("xml")
                .asString();
        return aService("rewards").with("saml", Map.of("metadata", Map.of("xml", metadata), "encrypt", encrypted));
    }

    @Test
    void samlifyLetsJaneInWhoClickedAtTheShop() throws Exception {
        Shop shop = rialto.shop("plain");
        String good = response(shop.launch("rewards", jane()));
        String altered = Base64.getEncoder()
                .encodeToString(new String(Base64.getDecoder().decode(good), UTF_8)
                        .replace("Jane Doe", "Jane Roe")
                        .getBytes(UTF_8));
        String bySomebodyElse = response(rialto.shop("sealed").launch("rewards", jane()));

        JsonNode verdicts = said(shop, "receive", Map.of("responses", List.of(good, altered, bySomebodyElse)));

        assertThat(verdicts.get(0).path("attributes").path("displayName").asString())
                .as(verdicts.toString())
                .isEqualTo("Jane Doe");
        assertThat(verdicts.get(1).path("accepted").asBoolean()).isFalse();
        assertThat(verdicts.get(2).path("accepted").asBoolean()).isFalse();
    }

    @Test
    void samlifyAsksByRedirectAndReadsWhatIsEncryptedForIt() throws Exception {
        Shop shop = rialto.shop("sealed");
        JsonNode begun = said(shop, "begin", Map.of("binding", "redirect", "relayState", "/offers?a=1&b=ü"));
        URI location = URI.create(begun.path("context").asString());
        Visitor visitor = new Visitor();

        Answer answer = answered(shop, visitor, visitor.get(location));
        Answer altered = new Visitor().get(URI.create(location.toString().replace("offers", "others")));

        JsonNode verdict = said(shop, "receive", Map.of("responses", List.of(response(answer))))
                .get(0);
        assertThat(answer.form().fields()).containsEntry("RelayState", "/offers?a=1&b=ü");
        assertThat(answer.form().response()).contains("EncryptedAssertion").doesNotContain("Jane");
        assertThat(verdict.path("inResponseTo")).as(verdict.toString()).isEqualTo(begun.path("id"));
        assertThat(verdict.path("attributes").path("email").asString()).isEqualTo("jane.doe@example.test");
        assertThat(altered.status()).isEqualTo(403);
    }

    @Test
    void samlifyAsksByPost() throws Exception {
        Shop shop = rialto.shop("plain");
        JsonNode begun = said(shop, "begin", Map.of("binding", "post", "relayState", "here"));
        URI sso = URI.create(begun.path("entityEndpoint").asString());
        String request = begun.path("context").asString();
        Visitor visitor = new Visitor();

        Answer answer =
                answered(shop, visitor, visitor.post(sso, Map.of("SAMLRequest", request, "RelayState", "here")));
        String altered = new String(Base64.getDecoder().decode(request), UTF_8).replace("/saml/acs", "/saml/acx");
        Answer refused = new Visitor()
                .post(sso, Map.of("SAMLRequest", Base64.getEncoder().encodeToString(altered.getBytes(UTF_8))));

        JsonNode verdict = said(shop, "receive", Map.of("responses", List.of(response(answer))))
                .get(0);
        assertThat(verdict.path("inResponseTo")).as(verdict.toString()).isEqualTo(begun.path("id"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void samlifyLogsJaneOutAndIsToldOfIt() throws Exception {
        Shop shop = rialto.shop("plain");
        JsonNode jane = loggedIn(shop);
        JsonNode asked = said(shop, "logout", Map.of("binding", "redirect", "relayState", "bye", "user", jane));
        String answer = new Visitor()
                .get(URI.create(asked.path("context").asString()))
                .location()
                .toString();
        String altered = answer.replace("RelayState=bye", "RelayState=buy");

        JsonNode verdicts = said(shop, "answered", Map.of("queries", List.of(query(altered), query(answer))));

        assertThat(answer).startsWith(SLO + "?SAMLResponse=");
        assertThat(verdicts.get(0).path("why").asString()).contains("SIGNATURE");
        assertThat(verdicts.get(1).path("inResponseTo")).as(verdicts.toString()).isEqualTo(asked.path("id"));
    }

    @Test
    void samlifyIsToldThatJaneLoggedOutAndAnswersByPostOrRedirect() throws Exception {
        Shop shop = rialto.shop("plain");
        for (String binding : List.of("redirect", "post")) {
            JsonNode known = loggedIn(shop);
            String told = new Visitor()
                    .get(URI.create(shop.issuer() + "/logout?ticket=" + shop.ticket("logout", "of-no-browser", jane())))
                    .location()
                    .toString();

            JsonNode heard = said(shop, "told", Map.of("binding", binding, "queries", List.of(query(told))))
                    .get(0);

            JsonNode answer = heard.path("answer");
            Answer done = "redirect".equals(binding)
                    ? new Visitor().get(URI.create(answer.path("context").asString()))
                    : new Visitor()
                            .post(
                                    URI.create(answer.path("entityEndpoint").asString()),
                                    Map.of(
                                            "SAMLResponse",
                                            answer.path("context").asString(),
                                            "RelayState",
                                            answer.path("relayState").asString()));
            assertThat(heard.path("nameID")).as(heard.toString()).isEqualTo(known.path("logoutNameID"));
            JsonNode came = new Visitor()
                    .get(done.location(), "Accept", "application/json")
                    .json();
            assertThat(came.path("services").get(0).path("outcome").asString()).isEqualTo("confirmed");
        }
    }

    /** Jane clicks at the shop. Answers who samlify knows that she is. */
    private static JsonNode loggedIn(Shop shop) throws Exception {
        JsonNode verdict = said(shop, "receive", Map.of("responses", List.of(response(shop.launch("rewards", jane())))))
                .get(0);
        assertThat(verdict.path("accepted").asBoolean()).as(verdict.toString()).isTrue();
        return new JsonMapper()
                .valueToTree(
                        Map.of("logoutNameID", verdict.path("nameID"), "sessionIndex", verdict.path("sessionIndex")));
    }

    private static Answer answered(Shop shop, Visitor visitor, Answer toShop) {
        return shop.complete(visitor, shop.ticket("rewards", toShop.queryOfLocation("nonce"), jane()));
    }

    private static JsonNode said(Shop shop, String act, Map<String, ?> more) throws Exception {
        Map<String, Object> input = input(act, "sealed".equals(shop.site()));
        input.put("published", new Visitor().get(shop.metadataLink()).body());
        input.putAll(more);
        return NodePrograms.said("samlify.mjs", input);
    }

    private static Map<String, Object> input(String act, boolean encrypted) throws Exception {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("act", act);
        input.put("entityId", "https://rewards.test/saml");
        input.put("acs", "https://rewards.test/saml/acs");
        input.put("slo", SLO);
        input.put("key", Files.readString(own.key()));
        input.put("certificate", Files.readString(own.certificate()));
        input.put("encrypted", encrypted);
        return input;
    }

    private static String query(String location) {
        return location.substring(location.indexOf('?') + 1);
    }

    private static String response(Answer answer) {
        return answer.form().fields().get("SAMLResponse");
    }
}
