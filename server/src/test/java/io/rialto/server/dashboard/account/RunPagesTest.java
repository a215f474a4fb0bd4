package io.rialto.server.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.api.StandInShop;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody lets a service's accounts be made before their customers come, after a look at what would be made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunPagesTest {

    private static final String PAGES = "/dashboard/acme/accounts/runs";
    private static final String SERVICE = "ahead/learn";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final ScimService service = ScimService.running();
    private final StandInShop shop = new StandInShop();

    @BeforeAll
    void connect() {
        Map<String, Object> store = Map.of(
                "kind",
                "magento2",
                "base_url",
                shop.address(),
                "launch_url",
                shop.address() + "rialto/launch",
                "ticket_key",
                "AAICAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "directory",
                Map.of("bearer", "canary-bearer", "confirms_email", true));
        Thing site = made(
                "sites",
                Map.of(
                        "slug", "ahead",
                        "name", "Ahead website",
                        "environment", "development",
                        "definition", Map.of("store", store)),
                Map.of());
        Map<String, Object> definition = Map.of(
                "saml",
                Map.of("entity_id", "https://learn.test/saml", "acs", "https://learn.test/acs"),
                "attributes",
                Map.of("email", "customer.email", "first", "customer.first_name"),
                "allow",
                "customer.group.code == 'General'",
                "provisioning",
                Map.of("scim", Map.of("url", service.url().toString(), "token", ScimService.TOKEN)));
        made(
                "services",
                Map.of(
                        "slug",
                        "learn",
                        "name",
                        "Learning",
                        "preset",
                        "generic-saml",
                        "active",
                        true,
                        "definition",
                        definition),
                Map.of("site", new Desk.Related("sites", site.id())));
    }

    @AfterAll
    void stop() {
        shop.close();
        service.close();
    }

    @BeforeEach
    void twoCustomers() {
        shop.asRecorded();
        String john = "{\"id\":2,\"group_id\":2,\"email\":\"john.roe@example.test\",\"website_id\":1,\"store_id\":1}";
        shop.says("customers/2", 200, john);
        shop.says("customers/search", 200, "{\"items\":[" + StandInShop.JANE + "," + john + "],\"total_count\":2}");
        shop.says("customerGroups/2", 200, "{\"id\":2,\"code\":\"Retailer\",\"tax_class_id\":3}");
    }

    @Test
    void whatADryRunToldIsDoneForTheSameCustomersAfterOneQuestion() {
        Browser owner = dashboard.as(Role.OWNER);
        assertThat(owner.open(PAGES + "/new?service=" + SERVICE).body())
                .contains("value=\"ahead/learn\" selected", "Only look");

        String dry = over(begin(owner, Map.of("who", "these", "customer_ids", "1\r\n 2\r\n999")));
        HttpResponse<String> told = owner.open(dry);

        assertThat(service.users()).isEmpty();
        assertThat(told.body())
                .contains("Dry run for Learning", "3 customers were looked at.", "Nothing was changed")
                .contains("Would be made (1)", "Refused (2)", "name.givenName", "rule does not let this customer enter")
                .contains("The shop has no customer of this id.", "It makes or changes about 1 account at Learning")
                .doesNotContain("jane.doe", "Jane", "hx-get");
        assertThat(owner.open(dry + "?result=create").body())
                .contains("name.givenName")
                .doesNotContain("no customer of this id");
        assertThat(owner.open(dry + "/state").headers().firstValue("HX-Refresh"))
                .hasValue("true");

        String real = over(Browser.location(owner.submit(dry + "/real", Map.of())));
        assertThat(service.users()).hasSize(1);
        assertThat(owner.open(real).body())
                .contains("Run for Learning", "3 customers were looked at.", "Everybody was looked at.")
                .doesNotContain("/real\"");
        assertThat(owner.submit(real + "/real", Map.of()).statusCode()).isEqualTo(422);
        assertThat(owner.submit(real + "/cancel", Map.of()).statusCode()).isEqualTo(409);
        assertThat(dashboard.stranger().open(real).statusCode()).isEqualTo(404);
        readByAllAndBegunByManagers(dry);
    }

    private void readByAllAndBegunByManagers(String dry) {
        for (Role role : List.of(Role.SUPPORT, Role.AUDITOR)) {
            Browser reader = dashboard.as(role);
            assertThat(reader.open(PAGES).body())
                    .contains("Dry run for Learning", "an owner or admin begins them")
                    .doesNotContain("/runs/new");
            assertThat(reader.open(PAGES + "/new").body()).doesNotContain("name=\"kind\"");
            assertThat(reader.open(dry).body()).contains("name.givenName").doesNotContain("/real\"");
            for (String form : List.of(PAGES, dry + "/real", dry + "/cancel")) {
                assertThat(reader.submit(form, Map.of("service", SERVICE)).statusCode())
                        .as("%s by %s", form, role)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aRunThatWaitsForTheShopSaysSoAndIsStopped() {
        Browser admin = dashboard.as(Role.ADMIN);
        shop.says("customers/search", 503, "down");
        String run = begin(admin, Map.of());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> thing(run).text("reason").equals("shop_broken"));

        HttpResponse<String> state = admin.open(run + "/state");
        assertThat(state.body())
                .contains("The shop answers with an error.", "hx-trigger=\"every 3s\"", "/sites\"", "Look again");
        assertThat(state.headers().firstValue("HX-Refresh")).isEmpty();
        assertThat(admin.submit(PAGES, Map.of("service", SERVICE)).body())
                .contains("Another run for this service is not over");
        assertThat(Browser.location(admin.submit(run + "/cancel", Map.of()))).isEqualTo(run);

        assertThat(admin.open(run).body()).contains("Somebody stopped it").doesNotContain("/real\"", "hx-get");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "ahead/learn | these | '' | customer_ids | names nobody",
                "ahead/learn | these | 1,é | customer_ids | at most 500 ids",
                "main/rewards | everybody | '' | service | none of the site",
                "nobodys | everybody | '' | | sites"
            },
            delimiter = '|')
    void whatIsWrongStandsAtItsField(String where, String who, String ids, String field, String said) {
        Browser owner = dashboard.as(Role.OWNER);
        owner.open(PAGES + "/new");

        HttpResponse<String> answer = owner.submit(PAGES, Map.of("service", where, "who", who, "customer_ids", ids));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said, "Begin a run");
        if (field != null) {
            assertThat(answer.body()).contains("href=\"#" + field + "\"");
        }
    }

    @Test
    void whereNoServiceTakesAccountsThePageSaysWhatToSetUp() {
        Browser stranger = dashboard.stranger();

        assertThat(stranger.open("/dashboard/other/accounts/runs").body())
                .contains("No service takes accounts ahead yet", "Keep accounts in step")
                .doesNotContain("/runs/new");
        assertThat(stranger.open("/dashboard/other/accounts/runs/new").body()).doesNotContain("name=\"kind\"");
    }

    private String begin(Browser browser, Map<String, String> fields) {
        browser.open(PAGES + "/new");
        Map<String, String> all = new HashMap<>(fields);
        all.put("service", SERVICE);
        HttpResponse<String> begun = browser.submit(PAGES, all);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        return Browser.location(begun);
    }

    private String over(String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !thing(run).text("state").equals("running"));
        return run;
    }

    private Thing thing(String run) {
        return desk.find(dashboard.caller(Role.OWNER), "provisioning_runs", run.substring(run.lastIndexOf('/') + 1))
                .orElseThrow();
    }

    private Thing made(String type, Map<String, ?> attributes, Map<String, Desk.Related> relations) {
        Reply reply = desk.create(dashboard.caller(Role.OWNER), type, attributes, relations);
        assertThat(reply).as("%s: %s", type, reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done) reply).one();
    }
}
