package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.setup.SetupDesk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/services}: made, changed and deleted, beside those of the configuration file. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ServiceWritingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CANARY = "canary-secret-of-thirty-two-chars!";
    private static final String SITES = """
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store:
                          kind: magento2
                          base_url: https://shop.acme.test/
                          ticket_key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                        services:
                          - slug: rewards
                            name: Rewards
                            preset: generic-saml
                            saml: { entity_id: "https://rewards.test/saml", acs: "https://rewards.test/acs" }
                            attributes: { email: customer.email }
                          - slug: help
                            name: Help
                            preset: zendesk-jwt
                            jwt: { subdomain: acme, secret: a-secret-of-thirty-two-characters! }
                """;

    @TempDir
    private static Path folder;

    private static TheApi api;
    private static final Map<Role, ApiClient> CLIENTS = new EnumMap<>(Role.class);

    ServiceWritingTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        api = TheApi.start(folder.resolve(database.name()), database, SITES);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        CLIENTS.clear();
        api.close();
    }

    @Test
    void aServiceThatIsMadeIsADraftAndOnceActiveLeadsCustomersIn() {
        ApiClient admin = as(Role.ADMIN);

        Reply made = admin.post("services", creation("club", "generic-saml", saml("club")))
                .is(201);

        assertThat(made.text("/data/attributes/managed_by")).isEqualTo("api");
        assertThat(made.at("/data/attributes/active").asBoolean(true)).isFalse();
        assertThat(made.text("/data/attributes/definition/saml/acs")).isEqualTo("https://club.test/acs");
        assertThat(made.text("/data/attributes/protocol")).isEqualTo("saml");
        String id = made.text("/data/id");
        assertThat(made.header("Location")).endsWith("/api/services/" + id);

        admin.patch("services/" + id, change(id, Map.of("active", true))).is(200);

        assertThat(new String(api.launch("main", "club"), StandardCharsets.UTF_8))
                .contains("<saml:Audience>https://club.test/saml</saml:Audience>");
        Reply versions =
                admin.get("services/" + id + "/versions?sort=created_at").is(200);
        assertThat(versions.text("/data/0/attributes/event")).isEqualTo("create");
        assertThat(versions.at("/data/1/attributes/changes/active/1").asBoolean(false))
                .isTrue();
        admin.delete("services/" + id).is(204);
        admin.get("services/" + id).isRefused(404, "RECORD_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 201, 200, 204", "ADMIN, 201, 200, 204", "SUPPORT, 403, 403, 403", "AUDITOR, 403, 403, 403"})
    void ownersAndAdminsWriteAndEverybodyReads(Role role, int create, int update, int delete) {
        String id = made("seen", "generic-saml", saml("seen"));
        ApiClient client = as(role);

        client.get("services/" + id).is(200);
        Reply own = client.post("services", creation("own", "generic-saml", saml("own")))
                .is(create);
        client.patch("services/" + id, change(id, Map.of("name", "Renamed"))).is(update);
        client.delete("services/" + id).is(delete);

        List.of(id, own.text("/data/id")).forEach(one -> as(Role.OWNER).delete("services/" + one));
    }

    @Test
    void anotherOrganizationNeitherSeesNorWritesThem() {
        String id = made("private", "generic-saml", saml("private"));
        ApiClient other = api.asOther();

        other.get("services/" + id).isRefused(404, "RECORD_NOT_FOUND");
        other.patch("services/" + id, change(id, Map.of("active", true))).isRefused(404, "RECORD_NOT_FOUND");
        other.delete("services/" + id).isRefused(404, "RECORD_NOT_FOUND");
        Reply refused = other.post("services", creation("theirs", "generic-saml", saml("theirs")))
                .is(422);

        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/relationships/site");
        as(Role.OWNER).delete("services/" + id).is(204);
    }

    @Test
    void everyFaultComesAtOnceAtItsPlaceAndRepeatsNothing() {
        Map<String, Object> definition = Map.of(
                "saml",
                Map.of("entity_id", "https://a.test", "acs", "http://somewhere.test/acs", "sing", "both"),
                "attributes",
                Map.of("email", "customer.emial("),
                "allow",
                "'x'",
                "slug",
                "other");

        Reply refused = as(Role.OWNER)
                .post("services", creation("wrong", "generic-saml", definition))
                .is(422);

        assertThat(pointers(refused))
                .contains(
                        "/data/attributes/definition/slug",
                        "/data/attributes/definition/saml/acs",
                        "/data/attributes/definition/saml/sing",
                        "/data/attributes/definition/attributes/email",
                        "/data/attributes/definition/allow");
        assertThat(refused.http().body()).doesNotContain("somewhere.test", "emial");
    }

    @Test
    void aDraftMayLeaveOpenWhatOnlyTheServiceKnowsAndAnActiveOneMayNot() {
        ApiClient owner = as(Role.OWNER);
        Reply made = owner.post(
                        "services",
                        creation("open", "generic-saml", Map.of("attributes", Map.of("email", "customer.email"))))
                .is(201);
        String id = made.text("/data/id");

        assertThat(made.at("/data/attributes/missing/pointers").valueStream().map(JsonNode::asString))
                .contains("/data/attributes/definition/saml/entity_id", "/data/attributes/definition/saml/acs");
        assertThat(made.http().body()).doesNotContain("unknown.invalid/acs");
        Reply refused = owner.patch("services/" + id, change(id, Map.of("active", true)))
                .is(422);
        assertThat(pointers(refused)).contains("/data/attributes/definition/saml/acs");
        assertThat(api.page("/s/main/launch/open")).doesNotContain("unknown.invalid");

        owner.patch("services/" + id, change(id, Map.of("active", true, "definition", saml("open"))))
                .is(200);
        owner.delete("services/" + id).is(204);
    }

    @Test
    void secretsAreWrittenAndNeverReadBack() {
        ApiClient owner = as(Role.OWNER);
        Map<String, Object> jwt = Map.of("jwt", Map.of("subdomain", "acme", "secret", CANARY));
        Reply made =
                owner.post("services", creation("desk", "zendesk-jwt", jwt)).is(201);
        String id = made.text("/data/id");

        Reply renamed = owner.patch("services/" + id, change(id, Map.of("name", "Desk")))
                .is(200);
        Reply other = owner.patch(
                        "services/" + id,
                        change(
                                id,
                                Map.of("active", true, "definition", Map.of("jwt", Map.of("subdomain", "acme-two")))))
                .is(200);

        assertThat(other.text("/data/attributes/definition/jwt/secret")).isEqualTo("********");
        for (Reply reply : List.of(made, renamed, other, owner.get("services/" + id + "/versions"))) {
            assertThat(reply.http().body()).doesNotContain(CANARY);
        }
        assertThat(everythingAtRest()).doesNotContain(CANARY);
        Reply cleared = owner.patch("services/" + id, change(id, Map.of("definition", nulled("acme-two"))))
                .is(422);
        assertThat(pointers(cleared)).contains("/data/attributes/definition/jwt/secret");
        owner.delete("services/" + id).is(204);
    }

    @Test
    void noVariableAndNoFileOfTheServerIsRead() {
        Map<String, Object> definition =
                Map.of("summary", "${RIALTO_CONFIG}", "saml", Map.of("metadata", Map.of("file", "/etc/hostname")));

        Reply refused = as(Role.OWNER)
                .post("services", creation("curious", "generic-saml", definition))
                .is(422);

        assertThat(pointers(refused))
                .contains("/data/attributes/definition/summary", "/data/attributes/definition/saml/metadata/file");
        assertThat(refused.http().body()).contains("is for the configuration file alone");
    }

    @Test
    void whatTheFileManagesIsShownAsItStandsThereAndChangedThereAlone() {
        ApiClient owner = as(Role.OWNER);
        Reply help = owner.get("services?filter%5Bq%5D%5Bslug_eq%5D=help&filter%5Bq%5D%5Bmanaged_by_eq%5D=file")
                .is(200);
        String id = help.text("/data/0/id");

        assertThat(help.text("/data/0/attributes/managed_by")).isEqualTo("file");
        assertThat(help.text("/data/0/attributes/definition/jwt/subdomain")).isEqualTo("acme");
        assertThat(help.text("/data/0/attributes/definition/jwt/secret")).isEqualTo("********");
        assertThat(owner.patch("services/" + id, change(id, Map.of("name", "Mine")))
                        .is(409)
                        .http()
                        .body())
                .contains("RIALTO_CONFIG");
        owner.delete("services/" + id).is(409);
    }

    @Test
    void ofTwoWhoMakeOneSlugAtOnceOneDoes() throws Exception {
        ApiClient owner = as(Role.OWNER);
        String body = creation("contested", "generic-saml", saml("contested"));

        List<Reply> replies;
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Reply>> calls = IntStream.range(0, 4)
                    .<Callable<Reply>>mapToObj(at -> () -> owner.post("services", body))
                    .toList();
            replies = threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(replies.stream().map(Reply::status)).containsOnlyOnce(201).contains(422);
        assertThat(owner.get("services?filter%5Bq%5D%5Bslug_eq%5D=contested")
                        .at("/data")
                        .size())
                .isEqualTo(1);
        Reply taken = owner.post("services", body).is(422);
        assertThat(taken.text("/errors/0/meta/error")).isEqualTo("taken");
        owner.delete("services/"
                        + owner.get("services?filter%5Bq%5D%5Bslug_eq%5D=contested")
                                .text("/data/0/id"))
                .is(204);
    }

    @Test
    void whoSawAnOlderOneChangesNothing() {
        ApiClient owner = as(Role.OWNER);
        String id = made("tagged", "generic-saml", saml("tagged"));
        String tag = owner.get("services/" + id).header("ETag");

        owner.patch("services/" + id, change(id, Map.of("name", "One")), "If-Match", tag)
                .is(200);
        owner.patch("services/" + id, change(id, Map.of("name", "Two")), "If-Match", tag)
                .is(412);

        assertThat(owner.get("services/" + id).text("/data/attributes/name")).isEqualTo("One");
        owner.delete("services/" + id).is(204);
    }

    @Test
    void aSiteThatIsMadeHasItsIssuerItsKeyAndNoShop() {
        ApiClient owner = as(Role.OWNER);

        Reply made = owner.post("sites", site("outlet", "development", Map.of("brand", Map.of("color", "#0b5fff"))))
                .is(201);

        String id = made.text("/data/id");
        assertThat(made.text("/data/attributes/issuer")).endsWith("/s/outlet");
        assertThat(made.text("/data/attributes/managed_by")).isEqualTo("api");
        assertThat(made.text("/data/attributes/store_base_url")).isEmpty();
        assertThat(owner.get("sites/" + id + "/signing_keys").at("/data").size())
                .isEqualTo(1);
        assertThat(api.server().get("/s/outlet/saml/metadata").statusCode()).isEqualTo(200);

        Reply off = owner.patch("sites/" + id, change("sites", id, Map.of("active", false)))
                .is(200);
        assertThat(off.at("/data/attributes/active").asBoolean(true)).isFalse();
        assertThat(off.text("/data/attributes/definition/brand/color")).isEqualTo("#0b5fff");
        assertThat(api.server().get("/s/outlet/saml/metadata").statusCode()).isEqualTo(404);
        owner.patch("sites/" + id, change("sites", id, Map.of("active", true))).is(200);
        assertThat(owner.get("sites/" + id + "/versions").at("/data").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 201, 200", "ADMIN, 201, 200", "SUPPORT, 403, 403", "AUDITOR, 403, 403"})
    void ownersAndAdminsWriteSites(Role role, int create, int update) {
        String slug = "of-" + role.key();
        Reply made = as(Role.OWNER)
                .post("sites", site(slug, "development", Map.of()))
                .is(201);
        String id = made.text("/data/id");
        ApiClient client = as(role);

        client.post("sites", site(slug + "-too", "development", Map.of())).is(create);
        client.patch("sites/" + id, change("sites", id, Map.of("name", "Renamed")))
                .is(update);
        client.get("configurations/" + id).is(200);

        api.asOther()
                .patch("sites/" + id, change("sites", id, Map.of("name", "Theirs")))
                .is(404);
        api.asOther().get("configurations/" + id).is(404);
    }

    @Test
    void aSitesSlugIsItsOwnAndItsFaultsHavePlaces() {
        ApiClient owner = as(Role.OWNER);
        Map<String, Object> wrong = Map.of(
                "brand", Map.of("color", "blue"),
                "store", Map.of("kind", "magento2", "base_url", "http://shop.test/", "ticket_key", CANARY));

        assertThat(owner.post("sites", site("main", "development", Map.of()))
                        .is(422)
                        .text("/errors/0/meta/error"))
                .isEqualTo("taken");
        Reply refused =
                owner.post("sites", site("faulty", "development", wrong)).is(422);

        assertThat(pointers(refused))
                .contains(
                        "/data/attributes/definition/brand/color",
                        "/data/attributes/definition/store/base_url",
                        "/data/attributes/definition/store/ticket_key");
        assertThat(refused.http().body()).doesNotContain(CANARY);
        String main = owner.get("sites?filter%5Bq%5D%5Bslug_eq%5D=main&filter%5Bq%5D%5Bmanaged_by_eq%5D=file")
                .text("/data/0/id");
        owner.patch("sites/" + main, change("sites", main, Map.of("name", "Mine")))
                .is(409);
    }

    @Test
    void aShopsDomainHasOneEnvironment() {
        ApiClient owner = as(Role.OWNER);

        Reply refused = owner.post(
                        "sites",
                        site(
                                "staged",
                                "staging",
                                Map.of("store", Map.of("kind", "magento2", "base_url", "https://shop.acme.test/"))))
                .is(422);

        assertThat(pointers(refused)).contains("/data/attributes/definition/store/base_url");
        assertThat(refused.http().body()).contains("a shop's domain has one environment");
    }

    @Test
    void whatTheApiMadeIsWrittenDownForTheFileWithVariablesInPlaceOfSecrets() {
        ApiClient owner = as(Role.OWNER);
        Map<String, Object> jwt = Map.of("jwt", Map.of("subdomain", "acme", "secret", CANARY));
        String id = made("told", "zendesk-jwt", jwt);

        Reply told = owner.get("configurations/" + site()).is(200);

        assertThat(told.text("/data/attributes/yaml"))
                .startsWith("services:")
                .contains("slug: told", "preset: zendesk-jwt", "active: false", "secret: ${MAIN_TOLD_JWT_SECRET}")
                .doesNotContain(CANARY, "slug: rewards");
        assertThat(told.text("/data/attributes/variables/names/0")).isEqualTo("MAIN_TOLD_JWT_SECRET");
        owner.delete("services/" + id).is(204);
    }

    @Test
    void presetsSayWhatToTypeAndWhatBecomesOfAccounts() {
        ApiClient auditor = as(Role.AUDITOR);

        Reply zendesk = auditor.get("presets/zendesk-jwt").is(200);

        assertThat(zendesk.text("/data/attributes/fields/subdomain/pointer"))
                .isEqualTo("/data/attributes/definition/jwt/subdomain");
        assertThat(zendesk.at("/data/attributes/fields/secret/secret").asBoolean(false))
                .isTrue();
        assertThat(zendesk.text("/data/attributes/accounts/contract")).isEqualTo("sync_each_login");
        assertThat(zendesk.text("/data/attributes/definition/attributes/email")).isEqualTo("customer.email");
        assertThat(auditor.get("presets?page%5Bsize%5D=25").at("/data").size()).isEqualTo(25);
        auditor.get("presets/zendesk-jtw").is(404);
    }

    @Test
    void whatExpressionsCanSayOfACustomerIsListed() {
        Reply all =
                as(Role.SUPPORT).get("customer_attributes?page%5Bsize%5D=25").is(200);

        assertThat(all.http().body()).contains("customer.group.code", "customer.addresses[0].city");
        assertThat(as(Role.SUPPORT)
                        .get("customer_attributes/addresses-street")
                        .is(200)
                        .text("/data/attributes/sensitive"))
                .isEqualTo("street");
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 201", "ADMIN, 201", "SUPPORT, 403", "AUDITOR, 403"})
    void aServiceThatIsNotWrittenYetIsPreviewedByWhoMayWriteIt(Role role, int status) {
        Map<String, Object> asked = Map.of(
                "site",
                "main",
                "service",
                "imagined",
                "preset",
                "generic-saml",
                "persona",
                "private_customer",
                "definition",
                saml("imagined"));

        Reply shown = as(role).post("previews", document("previews", asked)).is(status);

        if (status == 201) {
            assertThat(shown.text("/data/attributes/outcome")).isEqualTo("issued");
            assertThat(shown.text("/data/attributes/destination")).isEqualTo("https://imagined.test/acs");
        }
        assertThat(as(Role.OWNER)
                        .get("services?filter%5Bq%5D%5Bslug_eq%5D=imagined")
                        .at("/data")
                        .size())
                .isZero();
    }

    @Test
    void aPreviewToldWhatIsWrongWithItsDefinition() {
        Map<String, Object> asked = Map.of(
                "site",
                "main",
                "service",
                "imagined",
                "preset",
                "generic-saml",
                "persona",
                "private_customer",
                "definition",
                Map.of("attributes", Map.of("email", "customer.emial(")));

        Reply refused =
                as(Role.OWNER).post("previews", document("previews", asked)).is(422);

        assertThat(pointers(refused)).contains("/data/attributes/definition/attributes/email");
    }

    private static String site(String slug, String environment, Map<String, Object> definition) {
        return document(
                "sites",
                Map.of("slug", slug, "name", "Site " + slug, "environment", environment, "definition", definition));
    }

    private static String site() {
        return as(Role.OWNER).get("sites?filter%5Bq%5D%5Bslug_eq%5D=main").text("/data/0/id");
    }

    private static String document(String type, Map<String, Object> attributes) {
        return JSON.writeValueAsString(Map.of("data", Map.of("type", type, "attributes", attributes)));
    }

    private static String change(String type, String id, Map<String, Object> attributes) {
        return JSON.writeValueAsString(Map.of("data", Map.of("type", type, "id", id, "attributes", attributes)));
    }

    @Test
    void theServicesSideProposesByALinkAndAnAdminAccepts() {
        ApiClient admin = as(Role.ADMIN);
        String service = made("partner", "generic-saml", Map.of("attributes", Map.of("email", "customer.email")));
        Reply link = admin.post("setup_links", setupLink(service, Map.of())).is(201);
        String id = link.text("/data/id");
        String token = token(link);
        SetupDesk desk = api.server().bean(SetupDesk.class);

        assertThat(link.text("/data/attributes/state")).isEqualTo("waiting");
        assertThat(desk.visit(token, "a client"))
                .isInstanceOfSatisfying(
                        SetupDesk.Visit.Open.class,
                        open -> assertThat(open.members()).contains("acs", "entity_id", "metadata"));
        assertThat(desk.propose(token, "{\"acs\": \"http://partner.test/acs\"}", "a client"))
                .isInstanceOf(SetupDesk.Given.Wrong.class);
        assertThat(desk.propose(token, "{\"attributes\": {\"email\": \"customer.email\"}}", "a client"))
                .isInstanceOf(SetupDesk.Given.Wrong.class);
        assertThat(desk.propose(
                        token,
                        "{\"acs\": \"https://partner.test/acs\", \"entity_id\": \"https://partner.test/saml\"}",
                        "a client"))
                .isInstanceOf(SetupDesk.Given.Proposed.class);

        Reply proposed = admin.get("setup_links/" + id).is(200);
        assertThat(proposed.text("/data/attributes/state")).isEqualTo("proposed");
        assertThat(proposed.text("/data/attributes/proposal/acs")).isEqualTo("https://partner.test/acs");
        assertThat(proposed.text("/data/attributes/url")).isEmpty();
        assertThat(admin.get("services/" + service).text("/data/attributes/definition/saml/acs"))
                .isEmpty();
        Reply accepted = admin.patch("setup_links/" + id, change("setup_links", id, Map.of("_accept", true)))
                .is(200);

        assertThat(accepted.text("/data/attributes/state")).isEqualTo("accepted");
        assertThat(admin.get("services/" + service).text("/data/attributes/definition/saml/acs"))
                .isEqualTo("https://partner.test/acs");
        admin.patch("setup_links/" + id, change("setup_links", id, Map.of("_accept", true)))
                .is(409);
        admin.delete("services/" + service).is(204);
        assertThat(desk.visit(token, "a client")).isInstanceOf(SetupDesk.Visit.Closed.class);
    }

    @Test
    void aRevokedLinkIsGoodForNothingAndASecretThatWasGivenIsNotReadBack() {
        ApiClient owner = as(Role.OWNER);
        String service = made("revoked", "zendesk-jwt", Map.of("jwt", Map.of("subdomain", "acme")));
        Reply link =
                owner.post("setup_links", setupLink(service, Map.of("days", 1))).is(201);
        String id = link.text("/data/id");
        SetupDesk desk = api.server().bean(SetupDesk.class);
        assertThat(desk.propose(token(link), "{\"secret\": \"" + CANARY + "\"}", "another"))
                .isInstanceOf(SetupDesk.Given.Proposed.class);

        Reply read = owner.get("setup_links/" + id).is(200);
        owner.patch("setup_links/" + id, change("setup_links", id, Map.of("_revoke", true)))
                .is(200);

        assertThat(read.text("/data/attributes/proposal/secret")).isEqualTo("********");
        assertThat(everythingAtRest()).doesNotContain(CANARY, token(link));
        assertThat(desk.visit(token(link), "another")).isInstanceOf(SetupDesk.Visit.Closed.class);
        assertThat(desk.propose(token(link), "{}", "another")).isInstanceOf(SetupDesk.Given.Closed.class);
        owner.patch("setup_links/" + id, change("setup_links", id, Map.of("_accept", true)))
                .is(409);
        owner.delete("services/" + service).is(204);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 201, 200", "ADMIN, 201, 200", "SUPPORT, 403, 403", "AUDITOR, 403, 403"})
    void ownersAndAdminsMakeSetupLinksForWhatTheApiMade(Role role, int create, int update) {
        String service = made("linked", "generic-saml", Map.of());
        String id = as(Role.OWNER)
                .post("setup_links", setupLink(service, Map.of()))
                .is(201)
                .text("/data/id");
        ApiClient client = as(role);

        client.get("setup_links/" + id).is(200);
        client.post("setup_links", setupLink(service, Map.of())).is(create);
        client.patch("setup_links/" + id, change("setup_links", id, Map.of("_revoke", true)))
                .is(update);
        api.asOther().get("setup_links/" + id).is(404);
        api.asOther().post("setup_links", setupLink(service, Map.of())).is(422);
        String ofTheFile = as(Role.OWNER)
                .get("services?filter%5Bq%5D%5Bslug_eq%5D=rewards")
                .text("/data/0/id");
        as(Role.OWNER).post("setup_links", setupLink(ofTheFile, Map.of())).is(409);
        as(Role.OWNER)
                .post("setup_links", setupLink(service, Map.of("days", 31)))
                .is(422);
        as(Role.OWNER).delete("services/" + service).is(204);
    }

    private static String token(Reply link) {
        String url = link.text("/data/attributes/url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String setupLink(String service, Map<String, Object> attributes) {
        return JSON.writeValueAsString(Map.of(
                "data",
                Map.of(
                        "type",
                        "setup_links",
                        "attributes",
                        attributes,
                        "relationships",
                        Map.of("service", Map.of("data", Map.of("type", "services", "id", service))))));
    }

    private static ApiClient as(Role role) {
        return CLIENTS.computeIfAbsent(role, api::as);
    }

    private static String everythingAtRest() {
        JdbcClient jdbc = api.server().bean(JdbcClient.class);
        return String.join(
                "\n",
                jdbc.sql("select settings from external_service")
                        .query(String.class)
                        .list()
                        .toString(),
                jdbc.sql("select definition from service_definition")
                        .query(String.class)
                        .list()
                        .toString(),
                jdbc.sql("select changes from resource_version")
                        .query(String.class)
                        .list()
                        .toString());
    }

    private static List<String> pointers(Reply reply) {
        return reply.at("/errors")
                .valueStream()
                .map(error -> error.at("/source/pointer").asString(""))
                .toList();
    }

    private static String made(String slug, String preset, Object definition) {
        return as(Role.OWNER)
                .post("services", creation(slug, preset, definition))
                .is(201)
                .text("/data/id");
    }

    private static Map<String, Object> saml(String slug) {
        return Map.of(
                "saml",
                Map.of("entity_id", "https://" + slug + ".test/saml", "acs", "https://" + slug + ".test/acs"),
                "attributes",
                Map.of("email", "customer.email"));
    }

    private static Map<String, Object> nulled(String subdomain) {
        Map<String, Object> jwt = new LinkedHashMap<>(Map.ofEntries(entry("subdomain", subdomain)));
        jwt.put("secret", null);
        return Map.of("jwt", jwt);
    }

    private static String creation(String slug, String preset, Object definition) {
        return JSON.writeValueAsString(Map.of(
                "data",
                Map.of(
                        "type",
                        "services",
                        "attributes",
                        Map.of("slug", slug, "name", "Service " + slug, "preset", preset, "definition", definition),
                        "relationships",
                        Map.of("site", Map.of("data", Map.of("type", "sites", "id", site()))))));
    }

    private static String change(String id, Map<String, Object> attributes) {
        return JSON.writeValueAsString(Map.of("data", Map.of("type", "services", "id", id, "attributes", attributes)));
    }
}
