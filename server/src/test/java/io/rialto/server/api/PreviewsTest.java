package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.launch.Personas;
import io.rialto.server.organization.Role;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/previews}: what would come of a launch. */
class PreviewsTest {

    private static final String SITES = """
                sites:
                  - slug: main
                    name: Main
                    environment: development
                    store:
                      kind: magento2
                      base_url: https://shop.acme.test/
                      launch_url: https://shop.acme.test/rialto/launch
                      ticket_key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: https://rewards.test/saml, acs: https://rewards.test/saml/acs, sign: both }
                        attributes:
                          email: customer.email
                          displayName: customer.first_name + ' ' + customer.last_name
                          company: customer.company.name
                        required: [email, displayName]
                        allow: "!('wholesale' in customer.segments)"
                        relay_state: { mode: per_launch, allow: ["https://rewards.test/"] }
                      - slug: help
                        name: Help
                        preset: zendesk-jwt
                        jwt: { subdomain: acme, secret: a-secret-of-thirty-two-characters! }
                      - slug: loyalty
                        name: Loyalty
                        preset: loyaltylion
                        hmac: { page: "https://shop.acme.test/rewards", secret: another-secret-of-thirty-two-chars }
                      - slug: club
                        name: Club
                        protocol: oidc
                        oidc: { client_id: club, client_secret: a-third-secret-of-thirty-two-chars!, redirect_uris: ["https://club.test/cb"] }
                        attributes: { email: customer.email, segments: customer.segments }
                      - slug: store
                        name: Store
                        preset: bigcommerce
                        jwt: { store_domain: store.test, store_hash: abc123, client_id: c1, secret: a-fourth-secret-of-thirty-two-chars }
                        account_api: { secret: the-secret-of-the-store-api }
                      - slug: school
                        name: School
                        preset: learnworlds-api
                        api: { school: school.test, api_url: "https://school.test/admin/api", client_id: 5f0a1b2c3d4e, secret: the-secret-of-the-school-api }
                        account_api: { headers: { X-Api-Key: written-out } }
                      - { slug: closed, name: Closed, active: false, protocol: saml,
                          saml: { entity_id: https://closed.test/saml, acs: https://closed.test/saml/acs } }
            """;

    @TempDir
    private static Path folder;

    private static TheApi api;

    @BeforeAll
    static void start() {
        api = TheApi.start(folder, TestDatabase.H2, SITES);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theMessageThatWouldLeaveIsShownAndExplained() {
        Reply shown = preview(api.as(Role.SUPPORT), Map.of("persona", "private_customer"))
                .is(201);

        assertThat(shown.text("/data/attributes/outcome")).isEqualTo("issued");
        assertThat(shown.text("/data/attributes/destination")).isEqualTo("https://rewards.test/saml/acs");
        assertThat(shown.text("/data/attributes/method")).isEqualTo("POST");
        assertThat(shown.text("/data/attributes/message"))
                .startsWith("<samlp:Response")
                .contains("<saml:Audience>https://rewards.test/saml</saml:Audience>")
                .contains(">Jane Doe<")
                .doesNotContain("company");
        JsonNode explanation = shown.at("/data/attributes/explanation");
        assertThat(explanation.at("/attributes/1/from").asString(""))
                .isEqualTo("customer.first_name + ' ' + customer.last_name");
        assertThat(explanation.at("/not_sent/0").asString("")).isEqualTo("company");
        assertThat(explanation.at("/subject/kind").asString("")).isEqualTo("persistent");
    }

    @Test
    void nobodyCanLogInWithWhatIsShown() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("persona", "private_customer"));

        String message = shown.text("/data/attributes/message");
        assertThat(message.split("SignatureValue>\\(left out of a preview\\)<", -1))
                .hasSize(3);
        assertThat(message).doesNotContainPattern("SignatureValue>[A-Za-z0-9+/]");
        assertThat(shown.at("/data/attributes/fields/SAMLResponse").asString(""))
                .isEqualTo("(the message, sealed)");
    }

    @Test
    void whatAServicesApiWouldBeAskedIsShownAndNobodyIsAsked() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("service", "store", "persona", "private_customer"))
                .is(201);

        JsonNode requests = shown.at("/data/attributes/account_api/requests");
        assertThat(requests.size()).isEqualTo(2);
        assertThat(requests.at("/0/when").asString()).isEqualTo("always");
        assertThat(requests.at("/0/method").asString()).isEqualTo("GET");
        assertThat(requests.at("/0/url").asString())
                .startsWith("https://api.bigcommerce.com/stores/abc123/v3/customers?email%3Ain=jane.doe%40");
        assertThat(requests.at("/0/headers/X-Auth-Token").asString()).isEqualTo("(secret)");
        assertThat(requests.at("/0/body").isNull()).isTrue();
        assertThat(requests.at("/1/when").asString()).isEqualTo("where_there_is_none");
        assertThat(requests.at("/1/method").asString()).isEqualTo("POST");
        assertThat(requests.at("/1/body").asString()).startsWith("[{\"email\":\"jane.doe@");
        assertThat(shown.text("/data/attributes/message"))
                .contains("\"customer_id\" : \"(what the service's API answers)\"");
        assertThat(shown.http().body()).doesNotContain("the-secret-of");
    }

    @Test
    void whereTheApiIsTheWholeHandOffTheCustomerGoesWhereItSays() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("service", "school", "persona", "private_customer"))
                .is(201);

        JsonNode request = shown.at("/data/attributes/account_api/requests/0");
        assertThat(request.path("when").asString()).isEqualTo("always");
        assertThat(request.path("url").asString()).isEqualTo("https://school.test/admin/api/sso");
        assertThat(request.path("media_type").asString()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.path("body").asString()).startsWith("data={\"email\":\"jane.doe@");
        assertThat(request.at("/headers/Lw-Client").asString()).isEqualTo("5f0a1b2c3d4e");
        assertThat(request.at("/headers/Authorization").asString()).isEqualTo("Bearer (secret)");
        assertThat(request.at("/headers/X-Api-Key").asString()).isEqualTo("(secret)");
        assertThat(shown.text("/data/attributes/destination")).isEqualTo("https://school.test");
        assertThat(shown.text("/data/attributes/message")).isEqualTo("(what the service's API answers)");
        assertThat(shown.http().body()).doesNotContain("the-secret-of").doesNotContain("written-out");
    }

    @Test
    void anAccountThatTheShopKnowsIsNotAskedFor() {
        Reply shown = preview(
                        api.as(Role.OWNER),
                        Map.of(
                                "service",
                                "store",
                                "customer",
                                Map.of(
                                        "id", "42",
                                        "email", "jane@example.test",
                                        "email_verified", true,
                                        "first_name", "Jane",
                                        "last_name", "Doe",
                                        "attributes", Map.of("bigcommerce_customer_id", 77))))
                .is(201);

        assertThat(shown.at("/data/attributes/account_api").isNull()).isTrue();
        assertThat(shown.text("/data/attributes/message")).contains("\"customer_id\" : 77");
    }

    @Test
    void whomTheLaunchWouldRefuseBeforeItAsksIsRefusedHereToo() {
        Reply shown = preview(
                        api.as(Role.OWNER),
                        Map.of(
                                "service",
                                "school",
                                "customer",
                                Map.of("id", "42", "email", "jane@example.test", "email_verified", true)))
                .is(201);

        assertThat(shown.text("/data/attributes/outcome")).isEqualTo("refused");
        assertThat(shown.text("/data/attributes/reason")).isEqualTo("attribute_missing");
        assertThat(shown.text("/data/attributes/detail")).isEqualTo("username");
    }

    @Test
    void aTokensClaimsAreShownWithoutItsSignature() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("service", "help", "persona", "private_customer"))
                .is(201);

        assertThat(shown.text("/data/attributes/message"))
                .startsWith("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                .contains("\"email\" : \"jane.doe@example.test\"")
                .contains("\"jti\"");
        assertThat(shown.text("/data/attributes/destination")).isEqualTo("https://acme.zendesk.com/access/jwt");
        assertThat(shown.http().body()).doesNotContain("eyJ").doesNotContain("a-secret-of");
    }

    @Test
    void anIdTokensClaimsAreShownAndNoCodeIsMade() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("service", "club", "persona", "private_customer"))
                .is(201);

        String[] message = shown.text("/data/attributes/message").split("\n", 2);
        JsonNode claims = JsonMapper.shared().readTree(message[1]);
        assertThat(message[0]).matches("\\{\"alg\":\"[RE]S256\",\"kid\":\"[^\"]+\",\"typ\":\"JWT\"}");
        assertThat(claims.path("aud").asString("")).isEqualTo("club");
        assertThat(claims.path("segments").isArray()).isTrue();
        assertThat(claims.path("sub").asString("")).hasSize(43);
        assertThat(shown.text("/data/attributes/fields/code")).isEqualTo("(the message, sealed)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewards", "club"})
    void aServiceThatTriesTheNextKeyIsShownWithIt(String service) {
        ApiClient owner = api.as(Role.OWNER);
        String before = key(owner, service);
        String next = owner.post("signing_keys", nextKey(owner)).is(201).text("/data/id");

        assertThat(key(owner, service)).isEqualTo(before);
        order(owner, next, "_canary_for", service(owner, service));
        assertThat(key(owner, service)).isNotEqualTo(before);

        Reply tried = owner.get("signing_keys/" + next);
        assertThat(tried.at("/data/attributes/adoption/" + service(owner, service) + "/canary_launched_at")
                        .isNull())
                .as("a preview is no launch")
                .isTrue();
        order(owner, next, "_end_canary_for", service(owner, service));
        assertThat(key(owner, service)).isEqualTo(before);
        order(owner, next, "_retire", true);
    }

    @Test
    void ofAServiceThatLooksKeysUpNothingIsKnownAndNothingIsDemanded() {
        ApiClient owner = api.as(Role.OWNER);
        Reply next = owner.post("signing_keys", nextKey(owner)).is(201);

        api.page("/s/main/oauth2/jwks");

        Reply seen = owner.get("signing_keys/" + next.text("/data/id"));
        JsonNode club = seen.at("/data/attributes/adoption/" + service(owner, "club"));
        assertThat(club.path("state").asString()).isEqualTo("unknown");
        assertThat(club.path("looks_keys_up").asBoolean()).isTrue();
        assertThat(seen.at("/data/attributes/adoption/" + service(owner, "rewards") + "/looks_keys_up")
                        .asBoolean(true))
                .isFalse();
        assertThat(seen.at("/data/meta/obstacles").toString())
                .contains("rewards")
                .doesNotContain("club");
        order(owner, next.text("/data/id"), "_retire", true);
    }

    /** What names the key in the message that would leave. */
    private static String key(ApiClient owner, String service) {
        String message = preview(owner, Map.of("service", service, "persona", "private_customer"))
                .is(201)
                .text("/data/attributes/message");
        Matcher key =
                Pattern.compile("X509Certificate>([^<]+)<|\"kid\":\"([^\"]+)\"").matcher(message);
        assertThat(key.find()).as(message).isTrue();
        return key.group();
    }

    private static String nextKey(ApiClient owner) {
        Map<String, Object> site =
                Map.of("data", Map.of("type", "sites", "id", owner.get("sites").text("/data/0/id")));
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "data",
                        Map.of("type", "signing_keys", "attributes", Map.of(), "relationships", Map.of("site", site))));
    }

    private static String service(ApiClient owner, String slug) {
        return owner.get("services?filter%5Bq%5D%5Bslug_eq%5D=" + slug).text("/data/0/id");
    }

    private static void order(ApiClient owner, String key, String order, Object of) {
        owner.patch(
                        "signing_keys/" + key,
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "data",
                                        Map.of("type", "signing_keys", "id", key, "attributes", Map.of(order, of)))))
                .is(200);
    }

    @Test
    void fieldsAreShownWithoutTheirCode() {
        Reply shown = preview(api.as(Role.OWNER), Map.of("service", "loyalty", "persona", "private_customer"))
                .is(201);

        assertThat(shown.text("/data/attributes/message"))
                .contains("jane.doe@example.test")
                .contains("(left out of a preview)");
        assertThat(shown.http().body()).doesNotContain("another-secret").doesNotContainPattern("[0-9a-f]{40}");
    }

    @Test
    void theSubjectIsTheOneThatTheDoorWouldGive() {
        ApiClient owner = api.as(Role.OWNER);

        String first = preview(owner, Map.of("persona", "private_customer"))
                .text("/data/attributes/explanation/subject/value");
        String second = preview(owner, Map.of("persona", "private_customer"))
                .text("/data/attributes/explanation/subject/value");

        assertThat(first).hasSize(43).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "business_buyer    | rewards | not_entitled      | ''",
                "no_name           | rewards | attribute_missing | displayName",
                "unconfirmed_email | rewards | email_unconfirmed | ''",
                "private_customer  | closed  | inactive_service  | ''",
                "private_customer  | nowhere | unknown_service   | ''",
            })
    void theExactReasonIsToldWhyNoneWould(String persona, String service, String reason, String detail) {
        Reply shown = api.as(Role.ADMIN)
                .post("previews", body(Map.of("site", "main", "service", service, "persona", persona)))
                .is(201);

        assertThat(shown.text("/data/attributes/outcome")).isEqualTo("refused");
        assertThat(shown.text("/data/attributes/reason")).isEqualTo(reason);
        assertThat(shown.text("/data/attributes/detail")).isEqualTo(detail);
        assertThat(shown.text("/data/attributes/remedy")).isNotEmpty();
        assertThat(shown.text("/data/attributes/customer_reads")).isNotEmpty();
        assertThat(shown.at("/data/attributes/message").isNull()).isTrue();
    }

    @Test
    void aCustomerMayBePasted() {
        Map<String, Object> pasted = Map.of(
                "id",
                "7",
                "email",
                "max@example.test",
                "email_verified",
                true,
                "first_name",
                "Max",
                "last_name",
                "Müller & Söhne");

        Reply shown = preview(api.as(Role.OWNER), Map.of("customer", pasted, "to", "https://rewards.test/gifts"))
                .is(201);

        assertThat(shown.text("/data/attributes/message")).contains(">Max Müller &amp; Söhne<");
        assertThat(shown.text("/data/attributes/fields/RelayState")).isEqualTo("https://rewards.test/gifts");
    }

    @Test
    void aTargetThatIsNotAllowedIsTold() {
        Reply shown =
                preview(api.as(Role.OWNER), Map.of("persona", "private_customer", "to", "https://elsewhere.test/"));

        assertThat(shown.text("/data/attributes/reason")).isEqualTo("target_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"max@example.test\"}",
                "{\"id\":\"7\",\"email\":5}",
                "{\"id\":\"7\",\"segments\":\"loyalty\"}",
            })
    void aCustomerThatIsNoneIsRefusedByTheNameOfTheMember(String customer) {
        String body =
                "{\"data\":{\"type\":\"previews\",\"attributes\":{\"site\":\"main\",\"service\":\"rewards\",\"customer\":"
                        + customer + "}}}";

        Reply refused = api.as(Role.OWNER).post("previews", body).is(422);

        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/customer");
        assertThat(refused.http().body()).doesNotContain("max@example.test");
    }

    @Test
    void aPersonaAndACustomerAtOnceAreTooMany() {
        preview(api.as(Role.OWNER), Map.of("persona", "private_customer", "customer", Map.of("id", "7")))
                .is(422);
        preview(api.as(Role.OWNER), Map.of()).is(422);
    }

    @Test
    void anotherOrganizationsSiteIsNone() {
        Reply refused =
                preview(api.asOther(), Map.of("persona", "private_customer")).is(422);

        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/site");
    }

    @Test
    void anAuditorNeedsNoCustomer() {
        preview(api.as(Role.AUDITOR), Map.of("persona", "private_customer")).is(403);
    }

    @ParameterizedTest
    @EnumSource
    void everyPersonaGetsAnAnswer(Personas persona) {
        Reply shown =
                preview(api.as(Role.OWNER), Map.of("persona", persona.key())).is(201);

        assertThat(shown.text("/data/attributes/outcome")).isIn("issued", "refused");
        assertThat(shown.text("/data/attributes/reason")).isNotIn("attribute_malformed", "malformed");
    }

    private static Reply preview(ApiClient client, Map<String, Object> more) {
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("site", "main", "service", "rewards"));
        attributes.putAll(more);
        return client.post("previews", body(attributes));
    }

    private static String body(Map<String, Object> attributes) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("data", Map.of("type", "previews", "attributes", attributes)));
    }
}
