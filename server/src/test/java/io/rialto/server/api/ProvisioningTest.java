package io.rialto.server.api;

import static io.rialto.server.fixture.Fixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.site.Sites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer comes and goes: a running server, a service with SCIM, the shop's events, and the API. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ProvisioningTest {

    @TempDir
    private static Path folder;

    private static ScimService server;
    private static ScimService study;
    private static StandInShop shop;
    private static TheApi api;

    ProvisioningTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        server = ScimService.running();
        study = ScimService.running();
        shop = new StandInShop();
        api = TheApi.start(folder.resolve(database.name()), database, site());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
        shop.close();
        study.close();
        server.close();
    }

    private static String site() {
        return """
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store:
                          kind: magento2
                          base_url: http://127.0.0.1:18080/
                          launch_url: http://127.0.0.1:18080/rialto/launch
                          ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                        services:
                          - slug: learn
                            name: Learning
                            preset: generic-saml
                            saml: { entity_id: "https://learn.test/saml", acs: "https://learn.test/acs" }
                            attributes: { email: customer.email, first: customer.first_name }
                            provisioning:
                              scim: { url: "%s", token: "%s" }
                              when: after_login
                      - slug: other
                        name: Other
                        environment: development
                        store:
                          kind: magento2
                          base_url: %s
                          ticket_key: BBECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                          directory: { bearer: canary-bearer, confirms_email: true }
                        services:
                          - slug: study
                            name: Study
                            preset: generic-saml
                            saml: { entity_id: "https://study.test/saml", acs: "https://study.test/acs" }
                            attributes: { email: customer.email, first: customer.first_name }
                            allow: "customer.group.code == 'General'"
                            email_change: scim
                            provisioning:
                              scim: { url: "%s", token: "%s" }
                          - slug: desk
                            name: Desk
                            preset: generic-saml
                            saml: { entity_id: "https://desk.test/saml", acs: "https://desk.test/acs" }
                            attributes: { email: customer.email }
                            email_change: manual
                          - slug: crm
                            name: Crm
                            preset: generic-saml
                            saml: { entity_id: "https://crm.test/saml", acs: "https://crm.test/acs" }
                            attributes: { email: customer.email }
                            email_change: api
                            provisioning:
                              webhook: { url: "%srest/V1/crm", secret: a-secret-of-thirty-two-characters! }
                              when: never
                """.formatted(
                server.url(), ScimService.TOKEN, shop.address(), study.url(), ScimService.TOKEN, shop.address());
    }

    @Test
    void aCustomerGetsAnAccountAndLeavesWithAReceipt() {
        ApiClient owner = api.as(Role.OWNER);
        owner.post(
                        "webhooks",
                        document(
                                "webhooks",
                                "",
                                "\"name\":\"Accounts\",\"url\":\"" + shop.address()
                                        + "hook\",\"topics\":\"account.*\""))
                .is(201);
        String other = server.add("{\"userName\":\"jane.doe@example.test\",\"externalId\":\"other\"}");
        api.launch("main", "learn");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get(states("failed")).at("/data").size() == 1);
        Reply failed = owner.get(states("failed")).is(200);
        assertThat(failed.text("/data/0/attributes/reason")).isEqualTo("taken");
        assertThat(failed.http().body()).doesNotContain("example.test", ScimService.TOKEN);

        nobodyElseHasItTriedAgain(failed.text("/data/0/id"));
        server.change(other, user -> user.put("userName", "somebody@acme.test"));
        String retry = document("provisioning_retries", "", "\"site\":\"main\",\"service\":\"learn\"");
        for (Role role : new Role[] {Role.SUPPORT, Role.AUDITOR}) {
            api.as(role).post("provisioning_retries", retry).isRefused(403, "UNAUTHORIZED");
        }
        api.asOther().post("provisioning_retries", retry).is(422);
        Reply tried = owner.post("provisioning_retries", retry).is(201);
        assertThat(tried.at("/data/attributes/tasks").asInt()).isOne();
        await().atMost(Duration.ofSeconds(60)).until(() -> server.users().size() == 2);

        tell("main", What.DELETED, "42");
        await().atMost(Duration.ofSeconds(60)).until(() -> server.users().size() == 1);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> asked(owner, "\"customer_id\":\"42\"")
                        .text("/data/attributes/services/receipts/0/state")
                        .equals("confirmed"));
        Reply proof = asked(api.as(Role.AUDITOR), "\"customer_id\":\"42\"");
        assertThat(proof.text("/data/attributes/services/receipts/0/kind")).isEqualTo("deleted");
        assertThat(proof.text("/data/attributes/services/receipts/0/service")).isEqualTo("learn");
        assertThat(proof.at("/data/attributes/customer_id").isNull()).isTrue();
        Reply again = asked(owner, "\"customer\":\"" + proof.text("/data/attributes/customer") + "\"");
        assertThat(again.at("/data/attributes/services/receipts").size()).isOne();
        owner.post("departures", document("departures", "", "\"site\":\"main\""))
                .is(422);
        api.asOther()
                .post("departures", document("departures", "", "\"site\":\"main\",\"customer_id\":\"42\""))
                .is(422);
        assertThat(api.server()
                        .bean(JdbcClient.class)
                        .sql("select data from webhook_event where type = 'account.deleted'")
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(data -> assertThat(data).contains("\"service\":\"learn\"", "\"because\":\"deleted\""));
        theReceiptStays(owner, proof.text("/data/attributes/services/receipts/0/task"));
    }

    @Test
    void aServiceIsShownWithItsPlanAndWithoutItsSecret() {
        Reply services = api.as(Role.SUPPORT)
                .get("services?filter%5Bq%5D%5Bslug_eq%5D=learn")
                .is(200);

        assertThat(services.text("/data/0/attributes/provisioning/way")).isEqualTo("scim");
        assertThat(services.text("/data/0/attributes/provisioning/attributes/userName"))
                .isEqualTo("customer.email");
        assertThat(services.text("/data/0/attributes/provisioning/on_disabled")).isEqualTo("deactivate");
        assertThat(services.http().body()).doesNotContain(ScimService.TOKEN);
    }

    @Test
    void accountsAreMadeBeforeTheirCustomersComeAfterARunThatOnlySaysSo() {
        ApiClient owner = api.as(Role.OWNER);
        twoCustomers();
        for (Role role : new Role[] {Role.SUPPORT, Role.AUDITOR}) {
            api.as(role).post("provisioning_runs", run("\"dry_run\":true")).isRefused(403, "UNAUTHORIZED");
        }

        Reply dry = over(
                owner, owner.post("provisioning_runs", run("\"dry_run\":true")).is(201));

        assertThat(dry.text("/data/attributes/state")).isEqualTo("done");
        assertThat(counts(dry)).isEqualTo("customers 2 create 1 change 0 same 0 refused 1 later 0");
        assertThat(study.users()).isEmpty();
        assertThat(study.requests())
                .allMatch(request -> request.startsWith("GET ") || request.equals("POST /scim/Users/.search"));
        Reply results = api.as(Role.AUDITOR).get(resultsOf(dry)).is(200);
        assertThat(results.http().body())
                .contains("not_entitled", "name.givenName")
                .doesNotContain("jane.doe", "Jane", "canary");
        assertThat(api.asOther()
                        .get("provisioning_runs/" + dry.text("/data/id"))
                        .status())
                .isEqualTo(404);
        assertThat(api.asOther().get(resultsOf(dry)).at("/data").size()).isZero();

        Reply real = over(
                owner,
                owner.post("provisioning_runs", run("\"dry_run\":false," + repeating(dry)))
                        .is(201));
        Reply again = over(
                owner,
                owner.post("provisioning_runs", run("\"dry_run\":true,\"customer_ids\":\"1, 999\""))
                        .is(201));

        assertThat(counts(real)).isEqualTo("customers 2 create 1 change 0 same 0 refused 1 later 0");
        assertThat(study.users())
                .singleElement()
                .satisfies(user -> assertThat(user.at("/userName").asString()).isEqualTo("jane.doe@example.test"));
        theSameIsRepeatedWithoutItsIdsBeingSaid(owner, again, real);
        assertThat(counts(again)).isEqualTo("customers 2 create 0 change 0 same 1 refused 1 later 0");
        assertThat(owner.get(resultsOf(again)).text("/data/0/attributes/reason"))
                .isEqualTo("no_such_customer");
        cancelled(owner, again).is(409);

        shop.says("customers/1", 200, StandInShop.JANE.replace("jane.doe@", "jane.new@"));
        tell("other", What.UPDATED, "1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> study.users().getFirst().at("/userName").asString().equals("jane.new@example.test"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get(changes("scim"))
                        .text("/data/0/attributes/state")
                        .equals("done"));
    }

    @Test
    void aPersonSeesToANewAddressWhereTheServiceCannotHearOfIt() {
        ApiClient owner = api.as(Role.OWNER);
        enters("desk");
        shop.says("customers/42", 200, jane("jane.doe@"));

        updated("42");
        assertThat(owner.get(changes("manual")).at("/data").size()).isZero();

        shop.says("customers/42", 200, jane("jane.new@"));
        updated("42");
        updated("42");
        Reply open = owner.get(changes("manual")).is(200);
        assertThat(open.at("/data").size()).isOne();
        assertThat(open.text("/data/0/attributes/state")).isEqualTo("open");
        assertThat(open.text("/data/0/attributes/customer_id")).isEqualTo("42");
        assertThat(open.http().body()).doesNotContain("jane.", "example.test");
        assertThat(api.as(Role.AUDITOR)
                        .get(changes("manual"))
                        .at("/data/0/attributes/customer_id")
                        .isNull())
                .isTrue();
        assertThat(owner.get("attentions").http().body()).contains("address_change_open");
        confirmedByOwnersAndAdmins(open.text("/data/0/id"));

        updated("42");
        assertThat(owner.get(changes("manual") + "&filter%5Bq%5D%5Bstate_eq%5D=open")
                        .at("/data")
                        .size())
                .isZero();
        shop.says("customers/42", 200, jane("jane.newest@"));
        updated("42");
        assertThat(owner.get(changes("manual")).at("/data").size()).isEqualTo(2);

        theServiceThatCanIsToldThatItsCustomerChangedAndNotWhat(owner);

        tell("other", What.ERASED, "42");
        assertThat(owner.get(changes("manual")).at("/data").size()).isZero();
    }

    private static void confirmedByOwnersAndAdmins(String id) {
        String confirm = document("address_changes", "\"id\":\"" + id + "\",", "\"_confirm\":true");
        for (Role role : new Role[] {Role.SUPPORT, Role.AUDITOR}) {
            api.as(role).patch("address_changes/" + id, confirm).isRefused(403, "UNAUTHORIZED");
        }
        assertThat(api.asOther().get("address_changes/" + id).status()).isEqualTo(404);

        Reply confirmed =
                api.as(Role.ADMIN).patch("address_changes/" + id, confirm).is(200);

        assertThat(confirmed.text("/data/attributes/state")).isEqualTo("confirmed");
        assertThat(confirmed.at("/data/attributes/customer_id").isNull()).isTrue();
        api.as(Role.OWNER).patch("address_changes/" + id, confirm).is(409);
    }

    private static void theServiceThatCanIsToldThatItsCustomerChangedAndNotWhat(ApiClient owner) {
        enters("crm");
        shop.says("crm", 410, "");

        updated("42");
        Reply failed = owner.get(changes("api")).is(200);
        assertThat(failed.text("/data/0/attributes/state")).isEqualTo("failed");
        assertThat(failed.text("/data/0/attributes/reason")).isEqualTo("gone");

        shop.says("crm", 204, "");
        updated("42");
        assertThat(owner.get(changes("api")).text("/data/0/attributes/state")).isEqualTo("done");
        assertThat(shop.sent().getLast())
                .contains("\"type\":\"customer.updated\"", "\"subject\":\"", "\"action\":\"update\"")
                .doesNotContain("jane", "example.test", "\"42\"");
    }

    private static String jane(String address) {
        return StandInShop.JANE.replace("{\"id\":1,", "{\"id\":42,").replace("jane.doe@", address);
    }

    private static void enters(String service) {
        api.launch("other", service);
        await().atMost(Duration.ofSeconds(60)).until(() -> isLinked(service));
    }

    private static boolean isLinked(String service) {
        return api.server()
                        .bean(JdbcClient.class)
                        .sql(
                                "select count(*) from link where service_id in (select id from external_service where slug = ?)")
                        .param(service)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void updated(String customer) {
        tell("other", What.UPDATED, customer);
        await().atMost(Duration.ofSeconds(60)).until(() -> nobodyWaits());
    }

    private static boolean nobodyWaits() {
        return api.server()
                        .bean(JdbcClient.class)
                        .sql("select count(*) from address_change where state = 'waiting'")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static String changes(String plan) {
        return "address_changes?filter%5Bq%5D%5Bplan_eq%5D=" + plan;
    }

    @Test
    void aRunWaitsForAShopThatIsDownAndIsCancelled() {
        ApiClient owner = api.as(Role.OWNER);
        shop.says("customers/search", 503, "down");
        Reply begun = owner.post("provisioning_runs", run("\"dry_run\":true")).is(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get("provisioning_runs/" + begun.text("/data/id"))
                        .text("/data/attributes/reason")
                        .equals("shop_broken"));

        owner.post("provisioning_runs", run("\"dry_run\":true")).is(409);
        api.as(Role.SUPPORT)
                .patch("provisioning_runs/" + begun.text("/data/id"), cancelling(begun))
                .isRefused(403, "UNAUTHORIZED");
        Reply cancelled = cancelled(owner, begun).is(200);

        assertThat(cancelled.text("/data/attributes/state")).isEqualTo("cancelled");
        twoCustomers();
    }

    @Test
    void aRunNeedsAServiceThatHasAccountsAndIdsThatAreSome() {
        ApiClient owner = api.as(Role.OWNER);

        owner.post("provisioning_runs", run("\"customer_ids\":\" , \"")).is(422);
        owner.post("provisioning_runs", run("\"customer_ids\":\"1,2 3\"")).is(422);
        owner.post("provisioning_runs", document("provisioning_runs", "", "\"site\":\"other\",\"service\":\"none\""))
                .is(422);
        api.asOther().post("provisioning_runs", run("\"dry_run\":true")).is(422);
    }

    private static void theSameIsRepeatedWithoutItsIdsBeingSaid(ApiClient owner, Reply some, Reply real) {
        assertThat(some.at("/data/attributes/repeatable").asBoolean()).isTrue();
        assertThat(some.http().body()).doesNotContain("999");
        assertThat(real.at("/data/attributes/repeatable").asBoolean()).isFalse();

        Reply repeated = over(
                owner,
                owner.post("provisioning_runs", run("\"dry_run\":true," + repeating(some)))
                        .is(201));

        assertThat(counts(repeated)).isEqualTo(counts(some));
        owner.post("provisioning_runs", run(repeating(real))).is(422);
        owner.post("provisioning_runs", run("\"customer_ids\":\"1\"," + repeating(some)))
                .is(422);
    }

    private static String repeating(Reply run) {
        return "\"repeats\":\"" + run.text("/data/id") + "\"";
    }

    private static void twoCustomers() {
        shop.asRecorded();
        String john = "{\"id\":2,\"group_id\":2,\"email\":\"john.roe@example.test\",\"website_id\":1,\"store_id\":1}";
        shop.says("customers/search", 200, "{\"items\":[" + StandInShop.JANE + "," + john + "],\"total_count\":2}");
        shop.says("customerGroups/2", 200, "{\"id\":2,\"code\":\"Retailer\",\"tax_class_id\":3}");
    }

    private static String run(String attributes) {
        return document("provisioning_runs", "", "\"site\":\"other\",\"service\":\"study\"," + attributes);
    }

    private static Reply over(ApiClient client, Reply begun) {
        String run = "provisioning_runs/" + begun.text("/data/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !client.get(run).text("/data/attributes/state").equals("running"));
        return client.get(run);
    }

    private static String counts(Reply run) {
        return Stream.of("customers", "create", "change", "same", "refused", "later")
                .map(name -> name + " " + run.at("/data/attributes/" + name).asLong())
                .collect(Collectors.joining(" "));
    }

    private static String resultsOf(Reply run) {
        return "provisioning_run_results?filter%5Bq%5D%5Brun_eq%5D=" + run.text("/data/id");
    }

    private static Reply cancelled(ApiClient client, Reply run) {
        return client.patch("provisioning_runs/" + run.text("/data/id"), cancelling(run));
    }

    private static String cancelling(Reply run) {
        return document("provisioning_runs", "\"id\":\"" + run.text("/data/id") + "\",", "\"_cancel\":true");
    }

    private static void nobodyElseHasItTriedAgain(String id) {
        for (Role role : new Role[] {Role.SUPPORT, Role.AUDITOR}) {
            api.as(role).patch("provisioning_tasks/" + id, retrying(id)).isRefused(403, "UNAUTHORIZED");
            api.as(role).delete("provisioning_tasks/" + id).isRefused(403, "UNAUTHORIZED");
        }
        assertThat(api.asOther().get("provisioning_tasks/" + id).status()).isEqualTo(404);
        assertThat(api.asOther().get("provisioning_tasks").at("/data").size()).isZero();
    }

    private static void theReceiptStays(ApiClient owner, String id) {
        owner.delete("provisioning_tasks/" + id).is(409);
        owner.patch("provisioning_tasks/" + id, retrying(id)).is(409);
    }

    private static Reply asked(ApiClient client, String whom) {
        return client.post("departures", document("departures", "", "\"site\":\"main\"," + whom))
                .is(201);
    }

    private static void tell(String site, What what, String customer) {
        String event = anEvent(what)
                .at(api.server().bean(Sites.class).bySlug(site).orElseThrow())
                .of(customer)
                .madeAt(Instant.now())
                .build();
        assertThat(api.server()
                        .post("/s/" + site + "/store/events", "application/jose", event)
                        .statusCode())
                .isEqualTo(204);
    }

    private static String states(String state) {
        return "provisioning_tasks?filter%5Bq%5D%5Bstate_eq%5D=" + state;
    }

    private static String retrying(String id) {
        return document("provisioning_tasks", "\"id\":\"" + id + "\",", "\"_retry\":true");
    }

    private static String document(String type, String id, String attributes) {
        return "{\"data\":{\"type\":\"" + type + "\"," + id + "\"attributes\":{" + attributes + "}}}";
    }
}
