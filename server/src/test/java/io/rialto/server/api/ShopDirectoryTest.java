package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Previews of customers whom the shop is asked for, and checks of that connection. */
class ShopDirectoryTest {

    private static final String SITE = """
                  - slug: SLUG
                    name: Main
                    environment: development
                    store:
                      kind: magento2
                      base_url: ADDRESS
                      ticket_key: KEY
                      DIRECTORY
                    policy: { unconfirmed_email: allow }
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: https://rewards.test/saml, acs: https://rewards.test/saml/acs }
                        attributes:
                          email: customer.email
                          level: customer.attributes.partner_level
                          tier: customer.attributes.loyalty_tier
                          group: customer.group.code
                          city: customer.addresses[0].city
            """;
    private static final String OAUTH =
            "directory: { consumer_key: key-of-consumer, consumer_secret: canary-consumer, access_token: key-of-token,"
                    + " access_token_secret: canary-token-secret, confirms_email: true }";
    private static final String BEARER = "directory: { bearer: canary-bearer }";

    @TempDir
    private static Path folder;

    private static StandInShop shop;
    private static StandInShop broken;
    private static TheApi api;

    @BeforeAll
    static void start() {
        shop = new StandInShop();
        broken = new StandInShop();
        api = TheApi.start(
                folder,
                TestDatabase.H2,
                "    sites:\n"
                        + site("main", shop, "A", OAUTH)
                        + site("website", shop, "B", "website: base\n          " + OAUTH)
                        + site("broken", broken, "C", BEARER)
                        + site("plain", shop, "D", ""));
    }

    private static String site(String slug, StandInShop at, String letter, String directory) {
        return SITE.replace("SLUG", slug)
                .replace("ADDRESS", at.address())
                .replace("KEY", letter.repeat(42) + "A")
                .replace("DIRECTORY", directory);
    }

    @AfterAll
    static void stop() {
        api.close();
        shop.close();
        broken.close();
    }

    @BeforeEach
    void asRecorded() {
        shop.asRecorded();
    }

    @Test
    void aCustomerOfTheShopIsPreviewedWithTheNamesThatPeopleSee() {
        Reply shown = preview("main", "customer_id", "1").is(201);

        assertThat(shown.text("/data/attributes/message"))
                .contains(">jane.doe@example.test<", ">Gold<", ">gold<", ">General<", ">Tallinn<");
    }

    @Test
    void whoLooksARealCustomerUpLeavesATrace() {
        String id = preview("main", "customer_id", "1").is(201).text("/data/id");

        Reply traces = api.as(Role.AUDITOR)
                .get("versions?filter%5Bq%5D%5Bresource_type_eq%5D=previews&filter%5Bq%5D%5Bresource_id_eq%5D=" + id)
                .is(200);

        assertThat(traces.at("/data").size()).isOne();
        assertThat(traces.http().body())
                .contains("rewards", "customer")
                .doesNotContain("jane.doe", "Jane", "example.test");
    }

    @Test
    void anAddressLeadsToTheCustomerAsWell() {
        Reply shown = preview("main", "customer_email", "jane.doe@example.test").is(201);

        assertThat(shown.text("/data/attributes/message")).contains(">Gold<");
        assertThat(shop.asked().getFirst())
                .contains(
                        "searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bvalue%5D=jane.doe%40example.test");
    }

    @Test
    void everyRequestIsSignedWithHmacSha256AndANonceOfItsOwn() {
        preview("main", "customer_id", "1").is(201);

        assertThat(shop.authorizations())
                .allMatch(header -> header.startsWith("OAuth oauth_consumer_key=\"key-of-consumer\", oauth_nonce=")
                        && header.contains("oauth_signature_method=\"HMAC-SHA256\""))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownCustomerIsNone() {
        Reply refused = preview("main", "customer_id", "999").is(422);

        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/customer_id");
        assertThat(refused.text("/errors/0/detail")).contains("is no customer of the shop");
    }

    @ParameterizedTest
    @CsvSource({"1/../../V1/store/storeConfigs", "1?x=y", "-1", "me", "' 1'"})
    void whatIsNoNumberIsNotEvenAskedFor(String id) {
        preview("main", "customer_id", id).is(422);

        assertThat(shop.asked()).isEmpty();
    }

    @Test
    void aMissingPermissionIsNamed() {
        shop.denies("customers/1", "Magento_Customer::customer");

        assertThat(preview("main", "customer_id", "1").is(422).text("/errors/0/detail"))
                .contains("Magento_Customer::customer", "System > Integrations");
    }

    @Test
    void aRefusedSignatureIsExplained() {
        shop.says("customers/1", 401, "{\"message\":\"The signature is invalid. Verify and try again.\"}");

        assertThat(preview("main", "customer_id", "1").is(422).text("/errors/0/detail"))
                .contains("refuses the signature", "base_url");
    }

    @Test
    void anotherCustomerThanTheOneThatWasAskedForIsNotShown() {
        shop.says("customers/2", 200, StandInShop.JANE);

        Reply refused = preview("main", "customer_id", "2").is(422);

        assertThat(refused.text("/errors/0/detail")).contains("another customer");
        assertThat(refused.http().body()).doesNotContain("jane.doe");
    }

    @Test
    void anOpenSourceShopHasNoCompanies() {
        shop.says("customers/1", 200, ofCompany());

        preview("main", "customer_id", "1").is(201);

        assertThat(shop.asked()).contains("/rest/V1/company/7");
    }

    @Test
    void aCompanyThatMayNotBeReadIsNamedByItsPermission() {
        shop.says("customers/1", 200, ofCompany());
        shop.denies("company/7", "Magento_Company::index");

        assertThat(preview("main", "customer_id", "1").is(422).text("/errors/0/detail"))
                .contains("Magento_Company::index");
    }

    private static String ofCompany() {
        return StandInShop.JANE.replace(
                "{\"is_subscribed\":true}",
                "{\"company_attributes\":{\"customer_id\":1,\"company_id\":7,\"status\":1,\"job_title\":\"Buyer\"}}");
    }

    @Test
    void aSiteOfOneWebsiteMustKnowTheCustomersWebsite() {
        assertThat(preview("website", "customer_id", "1").is(422).text("/errors/0/detail"))
                .contains("Magento_Backend::store");
    }

    @Test
    void twoCustomersOfOneAddressAreNotTakenForOneAnother() {
        shop.says(
                "customers/search",
                200,
                "{\"items\":[" + StandInShop.JANE + ","
                        + StandInShop.JANE.replace("{\"id\":1,\"group", "{\"id\":5,\"group") + "],\"total_count\":2}");

        assertThat(preview("main", "customer_email", "jane.doe@example.test")
                        .is(422)
                        .text("/errors/0/detail"))
                .contains("several websites");
    }

    @Test
    void aSiteWithoutADirectorySaysSo() {
        assertThat(preview("plain", "customer_id", "1").is(422).text("/errors/0/detail"))
                .contains("store.directory");
        assertThat(check("plain").is(201).at("/data/attributes/works").asBoolean(true))
                .isFalse();
    }

    @Test
    void aBrokenShopIsLeftAloneAfterFiveFailures() {
        broken.says("customers/1", 503, "<html>Service Unavailable</html>");
        for (int failure = 0; failure < 5; failure++) {
            assertThat(preview("broken", "customer_id", "1").is(422).text("/errors/0/detail"))
                    .contains("answers 503")
                    .doesNotContain("asked again");
        }

        Reply refused = preview("broken", "customer_id", "1").is(422);

        assertThat(refused.text("/errors/0/detail")).contains("answers 503", "asked again from");
        assertThat(broken.asked()).hasSize(5);
        assertThat(broken.authorizations()).containsOnly("Bearer canary-bearer");
    }

    @Test
    void aCheckSaysWhatCanBeReadAndWhatNot() {
        Reply works = check("main").is(201);
        assertThat(works.at("/data/attributes/works").asBoolean()).isTrue();
        assertThat(works.text("/data/attributes/findings/customers")).isEqualTo("can be read");
        assertThat(works.text("/data/attributes/findings/websites")).contains("Magento_Backend::store");

        shop.denies("customerGroups/1", "Magento_Customer::group");
        Reply fails = check("main").is(201);
        assertThat(fails.at("/data/attributes/works").asBoolean(true)).isFalse();
        assertThat(fails.text("/data/attributes/findings/groups")).contains("Magento_Customer::group");
    }

    @Test
    void anAuditorAsksTheShopNothing() {
        api.as(Role.AUDITOR)
                .post("directory_checks", body("directory_checks", Map.of("site", "main")))
                .is(403);
        api.asOther()
                .post("directory_checks", body("directory_checks", Map.of("site", "main")))
                .is(422);

        assertThat(shop.asked()).isEmpty();
    }

    @Test
    void aCheckOfTheConnectionIsNoAuditorsAndOfNoOtherOrganizationsSite() {
        api.as(Role.AUDITOR)
                .post("connection_checks", body("connection_checks", Map.of("site", "main")))
                .is(403);
        api.asOther()
                .post("connection_checks", body("connection_checks", Map.of("site", "main")))
                .is(422);

        Reply checked = api.as(Role.SUPPORT)
                .post("connection_checks", body("connection_checks", Map.of("site", "main")))
                .is(201);
        assertThat(checked.at("/data/attributes/works").asBoolean(true)).isFalse();
        assertThat(checked.text("/data/attributes/findings/launch_address/sentence"))
                .isNotEmpty();
    }

    @Test
    void noSecretIsShownOrRestsInTheClear() {
        String shown = api.as(Role.OWNER).get("sites").http().body();
        assertThat(shown).contains("\"store_directory\":\"oauth\"").doesNotContain("canary");

        assertThat(api.server()
                        .bean(JdbcClient.class)
                        .sql("select settings from site")
                        .query(String.class)
                        .list())
                .hasSize(4)
                .noneMatch(settings -> settings.contains("canary") || settings.contains("key-of"));
    }

    private static Reply preview(String site, String attribute, String who) {
        return api.as(Role.SUPPORT)
                .post("previews", body("previews", Map.of("site", site, "service", "rewards", attribute, who)));
    }

    private static Reply check(String site) {
        return api.as(Role.ADMIN).post("directory_checks", body("directory_checks", Map.of("site", site)));
    }

    private static String body(String type, Map<String, String> attributes) {
        return JsonMapper.shared().writeValueAsString(Map.of("data", Map.of("type", type, "attributes", attributes)));
    }
}
