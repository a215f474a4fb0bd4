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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer comes and goes: a running server, a service with SCIM, the shop's events, and the API. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ProvisioningTest {

    @TempDir
    private static Path folder;

    private static ScimService server;
    private static TheApi api;

    ProvisioningTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        server = ScimService.running();
        api = TheApi.start(folder.resolve(database.name()), database, site());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
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
                """.formatted(server.url(), ScimService.TOKEN);
    }

    @Test
    void aCustomerGetsAnAccountAndLeavesWithAReceipt() {
        ApiClient owner = api.as(Role.OWNER);
        String other = server.add("{\"userName\":\"jane.doe@example.test\",\"externalId\":\"other\"}");
        api.launch("main", "learn");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get(states("failed")).at("/data").size() == 1);
        Reply failed = owner.get(states("failed")).is(200);
        assertThat(failed.text("/data/0/attributes/reason")).isEqualTo("taken");
        assertThat(failed.http().body()).doesNotContain("example.test", ScimService.TOKEN);

        nobodyElseHasItTriedAgain(failed.text("/data/0/id"));
        server.change(other, user -> user.put("userName", "somebody@acme.test"));
        owner.patch("provisioning_tasks/" + failed.text("/data/0/id"), retrying(failed.text("/data/0/id")))
                .is(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.users().size() == 2);

        tell(What.DELETED);
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
        theReceiptStays(owner, proof.text("/data/attributes/services/receipts/0/task"));
    }

    @Test
    void aServiceIsShownWithItsPlanAndWithoutItsSecret() {
        Reply services = api.as(Role.SUPPORT).get("services").is(200);

        assertThat(services.text("/data/0/attributes/provisioning/way")).isEqualTo("scim");
        assertThat(services.text("/data/0/attributes/provisioning/attributes/userName"))
                .isEqualTo("customer.email");
        assertThat(services.text("/data/0/attributes/provisioning/on_disabled")).isEqualTo("deactivate");
        assertThat(services.http().body()).doesNotContain(ScimService.TOKEN);
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

    private static void tell(What what) {
        String event = anEvent(what)
                .at(api.server().bean(Sites.class).bySlug("main").orElseThrow())
                .of("42")
                .madeAt(Instant.now())
                .build();
        assertThat(api.server()
                        .post("/s/main/store/events", "application/jose", event)
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
