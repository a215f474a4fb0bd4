package io.rialto.server.api;

import static io.rialto.server.organization.Role.ADMIN;
import static io.rialto.server.organization.Role.AUDITOR;
import static io.rialto.server.organization.Role.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;

/** Sites, services and signing keys through a running server on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RotatingTest {

    private static final String SITES = """
                sites:
                  - slug: main
                    name: Main website
                    environment: staging
                    store: &store
                      kind: magento2
                      base_url: https://shop.test/
                      launch_url: https://shop.test/rialto/launch
                      ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                    services:
                      - slug: rewards
                        name: Rewards
                        preset: generic-saml
                        saml: { entity_id: "https://rewards.test/saml", acs: "https://rewards.test/saml/acs" }
                        attributes: { email: customer.email }
            """;

    @TempDir
    private static Path folder;

    private static TheApi api;
    private static ApiClient owner;
    private static ApiClient admin;
    private static ApiClient auditor;
    private static ApiClient other;

    RotatingTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        api = TheApi.start(folder.resolve(database.name()), database, SITES);
        owner = api.as(OWNER);
        admin = api.as(ADMIN);
        auditor = api.as(AUDITOR);
        other = api.asOther();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
    }

    @AfterEach
    void oneCurrentKey() {
        keys("next").forEach(key -> patch(owner, key, "\"_retire\":true").is(200));
        keys("previous").forEach(key -> patch(owner, key, "\"_retire\":true").is(200));
    }

    // --- sites and services

    @Test
    void servicesAreFoundByTheirPreset() throws Exception {
        Reply made = auditor.get("services?filter%5Bq%5D%5Bpreset_eq%5D=generic-saml");
        Reply others = auditor.get("services?filter%5Bq%5D%5Bpreset_eq%5D=moodle");

        assertThat(made.is(200).json().at("/data").size()).isEqualTo(1);
        assertThat(others.is(200).json().at("/data").size()).isZero();
    }

    @Test
    void everyMemberReadsWhatMustBeTypedOnTheServicesSide() throws Exception {
        Reply reply = auditor.get("services?include=site&filter%5Bq%5D%5Bslug_eq%5D=rewards")
                .is(200);

        String issuer = reply.text("/included/0/attributes/issuer");
        JsonNode rewards = reply.at("/data/0/attributes");
        assertThat(issuer).endsWith("/s/main");
        assertThat(rewards.path("entity_id").asString()).isEqualTo(issuer);
        assertThat(rewards.path("protocol").asString()).isEqualTo("saml");
        assertThat(rewards.path("preset").asString()).isEqualTo("generic-saml");
        assertThat(rewards.path("environment").asString()).isEqualTo("staging");
        assertThat(rewards.path("launch_url").asString()).isEqualTo(issuer + "/launch/rewards");
        assertThat(rewards.path("metadata_url").asString())
                .isEqualTo(issuer + "/saml/metadata?service=" + reply.text("/data/0/id"));
        assertThat(certificate(rewards.path("certificate").asString())
                        .getSubjectX500Principal()
                        .getName())
                .contains("/s/main");
        assertThat(rewards.path("fingerprint_sha1").asString()).matches("([0-9A-F]{2}:){19}[0-9A-F]{2}");
        assertThat(rewards.path("fingerprint_sha256").asString()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void sitesLeadToTheirServicesAndKeys() {
        String site = site();

        assertThat(owner.get("sites/" + site + "/services").is(200).text("/data/0/attributes/slug"))
                .isEqualTo("rewards");
        assertThat(owner.get("sites/" + site + "/signing_keys")
                        .is(200)
                        .at("/data")
                        .valueStream())
                .extracting(key -> key.at("/attributes/kind").asString())
                .contains("rsa-2048");
        assertThat(owner.get("sites?filter%5Bq%5D%5Benvironment_eq%5D=production")
                        .text("/meta/record_count"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites", "services"})
    void whatTheFileManagesTheApiLeavesAlone(String type) {
        String id = owner.get(type).text("/data/0/id");

        assertThat(owner.patch(type + "/" + id, document(type, id, "\"name\":\"x\""))
                        .status())
                .isIn(409, 422, 423);
        assertThat(owner.delete(type + "/" + id).status()).isIn(405, 409, 422, 423);
        assertThat(owner.get(type).http().body())
                .doesNotContain("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "PRIVATE", "\"name\":\"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites", "services", "signing_keys"})
    void whatIsAnothersDoesNotExist(String type) {
        String id = owner.get(type).text("/data/0/id");

        other.get(type + "/" + id).isRefused(404, "RECORD_NOT_FOUND");
        assertThat(other.get(type).text("/meta/record_count")).isEqualTo("0");
        assertThat(owner.get(type + "/not-an-id").status()).isEqualTo(404);
    }

    // --- keys

    @ParameterizedTest
    @CsvSource({"OWNER, 201, 200", "ADMIN, 201, 200", "SUPPORT, 403, 403", "AUDITOR, 403, 403"})
    void whatEachMayDo(Role role, int create, int update) {
        ApiClient client = api.as(role);
        String current = keys("current").getFirst();

        assertThat(client.get("signing_keys/" + current).status()).isEqualTo(200);
        assertThat(client.post("signing_keys", creation("")).status()).isEqualTo(create);
        assertThat(client.patch("signing_keys/" + current, document("signing_keys", current, ""))
                        .status())
                .isEqualTo(update);
        assertThat(client.delete("signing_keys/" + current).status()).isEqualTo(405);
    }

    @Test
    void aKeyGoesTheWholeWayAndBack() {
        String first = keys("current").getFirst();
        String rewards = service();
        Reply made = owner.post("signing_keys", creation("\"kind\":\"p-256\"")).is(201);
        String next = made.text("/data/id");
        assertThat(made.text("/data/attributes/state")).isEqualTo("next");
        assertThat(made.text("/data/attributes/adoption/" + rewards + "/state")).isEqualTo("unknown");
        assertThat(made.at("/data/meta/obstacles").findValuesAsString("code"))
                .containsExactly("published_too_recently", "not_adopted");
        assertThat(metadata("")).contains(der(first), der(next));

        Reply refused = patch(owner, next, "\"_promote\":true").isRefused(422, "VALIDATION_ERROR");
        assertThat(refused.at("/errors").findValuesAsString("error"))
                .containsExactly("published_too_recently", "not_adopted");
        metadata("?service=" + rewards);
        Reply read = owner.get("signing_keys/" + next);
        assertThat(read.text("/data/attributes/adoption/" + rewards + "/state")).isEqualTo("metadata_fetched");
        Reply promoted = patch(admin, next, "\"_promote_anyway\":true").is(200);
        assertThat(promoted.text("/data/attributes/state")).isEqualTo("current");
        assertThat(owner.get("services/" + rewards).text("/data/attributes/certificate"))
                .isEqualTo(promoted.text("/data/attributes/certificate"));
        assertThat(metadata("")).contains(der(first), der(next));
        patch(owner, next, "\"_roll_back\":true").is(200);

        assertThat(keys("current")).containsExactly(first);
        assertThat(owner.get("signing_keys/" + next + "/versions").http().body())
                .contains("\"state\":[null,\"next\"]")
                .contains("\"state\":[\"next\",\"current\"]")
                .contains("\"adoption.rewards\":[\"unknown\",\"metadata_fetched\"]");
    }

    @Test
    void whoAsksForTheHeadersOfTheMetadataHasReadNoKey() {
        String rewards = service();
        String next = owner.post("signing_keys", creation("")).is(201).text("/data/id");

        int status = api.looksAt("/s/main/saml/metadata?service=" + rewards);

        assertThat(status).isEqualTo(200);
        assertThat(owner.get("signing_keys/" + next).text("/data/attributes/adoption/" + rewards + "/state"))
                .isEqualTo("unknown");
    }

    @Test
    void aCanaryAndAConfirmationAreOfTheNamedService() {
        String rewards = service();
        String next = owner.post("signing_keys", creation("")).is(201).text("/data/id");

        Reply canary = patch(owner, next, "\"_canary_for\":\"" + rewards + "\"").is(200);
        assertThat(canary.at("/data/attributes/adoption/" + rewards + "/canary_since")
                        .isString())
                .isTrue();
        assertThat(owner.get("services/" + rewards).text("/data/attributes/certificate"))
                .isEqualTo(canary.text("/data/attributes/certificate"));
        assertThat(patch(owner, next, "\"_canary_passed_for\":\"" + rewards + "\"")
                        .isRefused(422, "VALIDATION_ERROR")
                        .text("/errors/0/meta/error"))
                .isEqualTo("no_canary_launch");
        Reply confirmed =
                patch(owner, next, "\"_confirm_for\":\"" + rewards + "\"").is(200);

        assertThat(confirmed.text("/data/attributes/adoption/" + rewards + "/state"))
                .isEqualTo("confirmed");
        assertThat(patch(owner, next, "\"_confirm_for\":\"" + site() + "\"")
                        .isRefused(422, "VALIDATION_ERROR")
                        .text("/errors/0/meta/error"))
                .isEqualTo("unknown_service");
        patch(owner, next, "\"_confirm_for\":\"x\"").isRefused(422, "VALIDATION_ERROR");
        patch(owner, next, "\"_confirm_for\":true").isRefused(400, "INVALID_FIELD_VALUE");
    }

    @Test
    void whatCannotBeIsRefused() {
        String current = keys("current").getFirst();
        owner.post("signing_keys", creation("")).is(201);

        owner.post("signing_keys", creation("")).isRefused(422, "VALIDATION_ERROR");
        owner.post("signing_keys", creation("\"kind\":\"rsa-1024\"")).isRefused(422, "VALIDATION_ERROR");
        owner.post("signing_keys", document("signing_keys", null, "")).isRefused(422, "VALIDATION_ERROR");
        owner.post("signing_keys", creation("\"_promote\":true")).isRefused(422, "VALIDATION_ERROR");
        other.post("signing_keys", creation("")).isRefused(422, "VALIDATION_ERROR");
        patch(owner, current, "\"_retire\":true").isRefused(422, "VALIDATION_ERROR");
        patch(owner, current, "\"_promote\":true,\"_retire\":true").isRefused(422, "VALIDATION_ERROR");
        patch(owner, current, "\"promote_at\":\"2030-01-01T00:00:00Z\"").isRefused(422, "VALIDATION_ERROR");
        patch(owner, current, "\"certificate\":\"x\"").isRefused(400, "PARAM_NOT_ALLOWED");
        assertThat(keys("current")).containsExactly(current);
    }

    @Test
    void ofTwoThatReadTheSameOneIsRefused() {
        String next = owner.post("signing_keys", creation("")).is(201).text("/data/id");
        String seen = owner.get("signing_keys/" + next).header("ETag");
        String body = document("signing_keys", next, "\"promote_at\":\"2030-01-01T00:00:00.000Z\"");

        owner.patch("signing_keys/" + next, body, "If-Match", seen).is(200);

        owner.patch("signing_keys/" + next, body, "If-Match", seen).isRefused(412, "PRECONDITION_FAILED");
    }

    @Test
    void aRepeatedPostMakesOneKey() {
        Reply first = owner.post("signing_keys", creation(""), "Idempotency-Key", "k" + System.nanoTime())
                .is(201);
        String key = "again" + System.nanoTime();
        patch(owner, first.text("/data/id"), "\"_retire\":true").is(200);

        Reply made =
                owner.post("signing_keys", creation(""), "Idempotency-Key", key).is(201);
        Reply again =
                owner.post("signing_keys", creation(""), "Idempotency-Key", key).is(201);

        assertThat(again.text("/data/id")).isEqualTo(made.text("/data/id"));
        assertThat(keys("next")).hasSize(1);
    }

    // --- launches meanwhile

    @Test
    void aServiceThatReadsMetadataIsEnteredBeforeAndAfterAndOneWithTheOldCertificateUntilThePromotion()
            throws Exception {
        String next = owner.post("signing_keys", creation("")).is(201).text("/data/id");
        Set<String> pinned = Set.of(der(keys("current").getFirst()));
        Set<String> read = certificates(metadata("?service=" + service()));
        assertThat(trusts(pinned, api.launch("main", "rewards"))).isTrue();
        assertThat(trusts(read, api.launch("main", "rewards"))).isTrue();

        patch(owner, next, "\"_promote_anyway\":true").is(200);

        assertThat(trusts(pinned, api.launch("main", "rewards"))).isFalse();
        assertThat(trusts(read, api.launch("main", "rewards"))).isTrue();
        assertThat(certificates(metadata(""))).isEqualTo(read).hasSize(2);

        patch(owner, next, "\"_roll_back\":true").is(200);

        assertThat(trusts(pinned, api.launch("main", "rewards"))).isTrue();
        assertThat(trusts(read, api.launch("main", "rewards"))).isTrue();
    }

    @Test
    void aCanaryIsALaunchWithTheNextKeyAndPassedWhenSomebodySawItArrive() throws Exception {
        String rewards = service();
        String next = owner.post("signing_keys", creation("")).is(201).text("/data/id");
        patch(owner, next, "\"_canary_for\":\"" + rewards + "\"").is(200);

        assertThat(trusts(Set.of(der(next)), api.launch("main", "rewards"))).isTrue();
        Reply passed =
                patch(owner, next, "\"_canary_passed_for\":\"" + rewards + "\"").is(200);

        assertThat(passed.text("/data/attributes/adoption/" + rewards + "/state"))
                .isEqualTo("canary_passed");
        patch(owner, next, "\"_end_canary_for\":\"" + rewards + "\"").is(200);
        assertThat(trusts(Set.of(der(next)), api.launch("main", "rewards"))).isFalse();
    }

    /** Whether one of the certificates verifies the assertion, by the JDK's own XML Signature. */
    private static boolean trusts(Set<String> certificates, byte[] response) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(response));
        Element assertion =
                (Element) document.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", "Assertion")
                        .item(0);
        assertion.setIdAttribute("ID", true);
        Node signature = assertion
                .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                .item(0);
        for (String certificate : certificates) {
            DOMValidateContext context =
                    new DOMValidateContext(certificate(certificate).getPublicKey(), signature);
            if (XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> certificates(String metadata) {
        return Pattern.compile("X509Certificate>([^<]+)<")
                .matcher(metadata)
                .results()
                .map(found -> found.group(1).replaceAll("\\s", ""))
                .collect(Collectors.toSet());
    }

    // --- helpers

    private static Reply patch(ApiClient client, String id, String attributes) {
        return client.patch("signing_keys/" + id, document("signing_keys", id, attributes));
    }

    private static java.util.List<String> keys(String state) {
        return owner.get("signing_keys?filter%5Bq%5D%5Bstate_eq%5D=" + state)
                .is(200)
                .at("/data")
                .valueStream()
                .map(key -> key.path("id").asString())
                .toList();
    }

    private static String site() {
        return owner.get("sites").is(200).text("/data/0/id");
    }

    private static String service() {
        return owner.get("services").is(200).text("/data/0/id");
    }

    private static String metadata(String query) {
        return api.page("/s/main/saml/metadata" + query);
    }

    /** As metadata has it. */
    private static String der(String key) {
        String pem = owner.get("signing_keys/" + key).text("/data/attributes/certificate");
        return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private static X509Certificate certificate(String pem) throws Exception {
        byte[] der = Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String creation(String attributes) {
        return """
                {"data":{"type":"signing_keys","attributes":{%s},
                "relationships":{"site":{"data":{"type":"sites","id":"%s"}}}}}""".formatted(attributes, site());
    }

    private static String document(String type, String id, String attributes) {
        return "{\"data\":{\"type\":\"" + type + "\"" + (id == null ? "" : ",\"id\":\"" + id + "\"")
                + ",\"attributes\":{" + attributes + "}}}";
    }
}
