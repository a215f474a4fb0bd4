package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.journeys.Configuration.Service;
import java.io.IOException;
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

/** A service that others wrote, with a library of others: node-saml. */
class NodeSamlTest {

    private static final String SLO = "https://rewards.test/saml/slo";

    @TempDir
    private static Path folder;

    private static ServerCertificate own;
    private static RunningRialto rialto;

    @BeforeAll
    static void start() throws Exception {
        own = ServerCertificate.rsa(folder, "rewards.test");
        rialto = aRunningRialto(Configuration.of(
                aSite("main", aService("rewards"), aService("club")),
                aSite("other", aService("rewards")),
                aSite("signing", signing()),
                aSite("imported", imported())));
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    private static Service signing() throws IOException {
        String certificate = Files.readString(own.certificate());
        return aService("rewards")
                .naming(Map.of(
                        "want_authn_requests_signed",
                        true,
                        "signing_certificates",
                        List.of(certificate),
                        "encrypt",
                        true,
                        "encryption_certificate",
                        certificate,
                        "slo",
                        Map.of("url", SLO, "binding", "redirect")));
    }

    /** Nothing is known of it but what the library publishes. */
    private static Service imported() throws Exception {
        Map<String, Object> input = new LinkedHashMap<>(itself());
        input.putAll(Map.of("act", "metadata", "idpCert", Files.readString(own.certificate()), "idpIssuer", "none"));
        String metadata = NodePrograms.said("service.mjs", input).path("xml").asString();
        return aService("rewards").with("saml", Map.of("metadata", Map.of("xml", metadata), "encrypt", true));
    }

    @Test
    void nodeSamlLetsJaneInAndNobodyWithAnAlteredOrAForeignResponse() throws Exception {
        String good = response(rialto.shop("main").launch("rewards", jane()));
        String altered = encoded(decoded(good).replace("Jane Doe", "Jane Roe"));
        String forAnotherService = response(rialto.shop("main").launch("club", jane()));
        String byAnotherSite = response(rialto.shop("other").launch("rewards", jane()));

        JsonNode verdicts = said(
                without(known(rialto.shop("main")), "key"),
                "receive",
                Map.of("responses", List.of(good, altered, forAnotherService, byAnotherSite)));

        assertThat(verdicts.get(0).path("accepted").asBoolean())
                .as(verdicts.toString())
                .isTrue();
        assertThat(verdicts.get(0).path("attributes").path("displayName").asString())
                .isEqualTo("Jane Doe");
        assertThat(verdicts.get(1).path("why").asString()).containsIgnoringCase("signature");
        assertThat(verdicts.get(2).path("why").asString()).containsIgnoringCase("audience");
        assertThat(verdicts.get(3).path("accepted").asBoolean()).isFalse();
    }

    @Test
    void nodeSamlAsksWithASignatureAndReadsAnAnswerThatIsEncryptedForItAlone() throws Exception {
        Shop shop = rialto.shop("signing");
        JsonNode begun = said(known(shop), "begin", Map.of("relayState", "/offers?a=1&b=ü"));
        String location = begun.path("location").asString();
        Visitor visitor = new Visitor();
        String nonce = visitor.get(URI.create(location)).queryOfLocation("nonce");

        Answer answer = shop.complete(visitor, shop.ticket("rewards", nonce, jane()));
        Answer unsigned = new Visitor().get(URI.create(location.replaceAll("&SigAlg=.*", "")));
        Answer altered = new Visitor().get(URI.create(location.replace("offers", "others")));

        JsonNode verdicts = said(
                known(shop),
                "receive",
                Map.of("sent", begun.path("sent"), "responses", List.of(response(answer), response(answer))));
        assertThat(answer.form().fields()).containsEntry("RelayState", "/offers?a=1&b=ü");
        assertThat(answer.form().response()).contains("EncryptedAssertion").doesNotContain("Jane");
        assertThat(verdicts.get(0).path("attributes").path("displayName").asString())
                .as(verdicts.toString())
                .isEqualTo("Jane Doe");
        assertThat(verdicts.get(1).path("why").asString()).containsIgnoringCase("InResponseTo");
        assertThat(List.of(unsigned, altered)).allMatch(refused -> refused.status() == 403);
    }

    @Test
    void nodeSamlLogsJaneOutByRedirect() throws Exception {
        Shop shop = rialto.shop("signing");
        Map<String, Object> known = with(known(shop), "inResponseTo", "ifPresent");
        JsonNode jane = loggedIn(shop, known);
        JsonNode asked = said(known, "logout", Map.of("user", jane, "relayState", "/bye?a=1"));
        URI location = URI.create(asked.path("location").asString());
        Answer altered = new Visitor().get(URI.create(location.toString().replace("bye", "buy")));

        Answer answer = new Visitor().get(location);
        String query = answer.location().getRawQuery();

        JsonNode verdicts = said(
                known,
                "answered",
                Map.of(
                        "sent",
                        asked.path("sent"),
                        "messages",
                        List.of(Map.of("query", query.replace("bye", "buy")), Map.of("query", query))));
        assertThat(altered.status()).isEqualTo(403);
        assertThat(answer.location().toString()).startsWith(SLO + "?SAMLResponse=");
        assertThat(answer.queryOfLocation("RelayState")).isEqualTo("/bye?a=1");
        assertThat(verdicts.get(0).path("why").asString()).containsIgnoringCase("signature");
        assertThat(verdicts.get(1).path("loggedOut").asBoolean())
                .as(verdicts.toString())
                .isTrue();
        assertThat(whatAShopsLogoutCameTo(shop, new Visitor().get(logout(shop))).path("services"))
                .isEmpty();
    }

    @Test
    void nodeSamlIsToldByRedirectThatJaneLoggedOut() throws Exception {
        Shop shop = rialto.shop("signing");
        Map<String, Object> known = with(known(shop), "inResponseTo", "ifPresent");
        JsonNode jane = loggedIn(shop, known);
        Answer told = new Visitor().get(logout(shop));
        String query = told.location().getRawQuery();

        JsonNode verdicts = said(
                known,
                "told",
                Map.of(
                        "messages",
                        List.of(
                                Map.of("query", query.replaceAll("RelayState=[^&]*", "RelayState=x")),
                                Map.of("query", query))));

        assertThat(told.location().toString()).startsWith(SLO + "?SAMLRequest=");
        assertThat(verdicts.get(0).path("why").asString()).containsIgnoringCase("signature");
        assertThat(verdicts.get(1).path("user").path("nameID"))
                .as(verdicts.toString())
                .isEqualTo(jane.path("nameID"));
        assertThat(verdicts.get(1).path("user").path("sessionIndex")).isEqualTo(jane.path("sessionIndex"));
        Answer done =
                new Visitor().get(URI.create(verdicts.get(1).path("location").asString()));
        JsonNode came = whatAShopsLogoutCameTo(shop, done);
        assertThat(came.path("complete").asBoolean()).as(came.toString()).isTrue();
        assertThat(came.path("services").get(0).path("outcome").asString()).isEqualTo("confirmed");
    }

    @Test
    void whatNodeSamlPublishesIsAllThatRialtoMustKnowOfIt() throws Exception {
        Shop shop = rialto.shop("imported");
        Map<String, Object> known = with(known(shop), "inResponseTo", "ifPresent");
        JsonNode jane = loggedIn(shop, known);

        Answer told = new Visitor().get(logout(shop));
        JsonNode heard = said(
                        known,
                        "told",
                        Map.of("messages", List.of(Map.of("form", told.form().fields()))))
                .get(0);
        Answer done = new Visitor().get(URI.create(heard.path("location").asString()));
        JsonNode asked = said(known, "logout", Map.of("user", loggedIn(shop, known), "relayState", "/bye"));
        Answer answer = new Visitor().get(URI.create(asked.path("location").asString()));
        JsonNode confirmed = said(
                        known,
                        "answered",
                        Map.of(
                                "sent",
                                asked.path("sent"),
                                "messages",
                                List.of(Map.of("form", answer.form().fields()))))
                .get(0);

        assertThat(told.form().action().toString()).isEqualTo(SLO);
        assertThat(heard.path("user").path("nameID")).as(heard.toString()).isEqualTo(jane.path("nameID"));
        assertThat(whatAShopsLogoutCameTo(shop, done).path("complete").asBoolean())
                .isTrue();
        assertThat(answer.form().action().toString()).isEqualTo(SLO);
        assertThat(confirmed.path("loggedOut").asBoolean())
                .as(confirmed.toString())
                .isTrue();
    }

    /** Jane clicks at the shop. Answers who the service knows that she is. */
    private static JsonNode loggedIn(Shop shop, Map<String, Object> known) throws Exception {
        JsonNode verdict = said(
                        known, "receive", Map.of("responses", List.of(response(shop.launch("rewards", jane())))))
                .get(0);
        assertThat(verdict.path("accepted").asBoolean()).as(verdict.toString()).isTrue();
        return verdict.path("user");
    }

    private static URI logout(Shop shop) {
        return URI.create(shop.issuer() + "/logout?ticket=" + shop.ticket("logout", "of-no-browser", jane()));
    }

    private static JsonNode whatAShopsLogoutCameTo(Shop shop, Answer end) {
        assertThat(end.location().toString()).startsWith(shop.issuer() + "/logout/");
        return new Visitor().get(end.location(), "Accept", "application/json").json();
    }

    private static JsonNode said(Map<String, Object> known, String act, Map<String, ?> more)
            throws IOException, InterruptedException {
        Map<String, Object> input = with(known, "act", act);
        input.putAll(more);
        return NodePrograms.said("service.mjs", input);
    }

    private static Map<String, Object> known(Shop site) throws IOException {
        Map<String, Object> known = itself();
        known.put("sso", site.issuer() + "/saml/sso");
        known.put("idpSlo", site.issuer() + "/saml/slo");
        known.put("idpIssuer", site.issuer());
        known.put("idpCert", site.publishedCertificate());
        return known;
    }

    private static Map<String, Object> itself() throws IOException {
        Map<String, Object> itself = new LinkedHashMap<>();
        itself.put("entityId", "https://rewards.test/saml");
        itself.put("acs", "https://rewards.test/saml/acs");
        itself.put("slo", SLO);
        itself.put("key", Files.readString(own.key()));
        itself.put("certificate", Files.readString(own.certificate()));
        return itself;
    }

    private static Map<String, Object> with(Map<String, Object> known, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(known);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> without(Map<String, Object> known, String name) {
        Map<String, Object> less = new LinkedHashMap<>(known);
        less.remove(name);
        return less;
    }

    private static String response(Answer answer) {
        return answer.form().fields().get("SAMLResponse");
    }

    private static String decoded(String response) {
        return new String(Base64.getDecoder().decode(response), UTF_8);
    }

    private static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }
}
