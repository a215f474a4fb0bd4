package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code /api/links} and {@code /api/customer_lookups} of a running server whose customers launch. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LinksApiTest {

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
              - slug: late
                name: Late
                environment: development
                store:
                  kind: magento2
                  base_url: https://late.acme.test/
                  launch_url: https://late.acme.test/rialto/launch
                  ticket_key: AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                services:
                  - slug: points
                    name: Points
                    protocol: saml
                    saml: { entity_id: https://points.test/saml, acs: https://points.test/saml/acs }
                    attributes: { email: customer.email }
        """;

    @TempDir
    private static Path folder;

    private static TheApi api;

    LinksApiTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        api = TheApi.start(folder.resolve(database.name()), database, SITES);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
    }

    @Test
    void whoeverHasTheShopsCustomerIdFindsWhereTheCustomerHasAccounts() {
        ApiClient support = api.as(Role.SUPPORT);
        String customer = lookedUp(support, "42");
        assertThat(preview(support, "jane.doe@example.test", "42")).isEqualTo("new false");

        api.launch("main", "rewards");
        await().atMost(Duration.ofSeconds(10)).until(() -> of(support, customer).size() == 1);

        String id = of(support, customer).getFirst();
        var link = support.get("links/" + id).is(200);
        assertThat(link.text("/data/attributes/first_launch")).hasSize(12);
        assertThat(link.at("/data/attributes/accounts_before").asInt()).isZero();
        assertThat(link.http().body()).doesNotContain("jane").doesNotContain("example.test");
        assertThat(of(support, lookedUp(support, "43"))).isEmpty();
        assertThat(preview(support, "jane.doe@example.test", "42")).isEqualTo("known false");
        assertThat(preview(support, "Jane.Doe@example.test", "43")).isEqualTo("new true");
        whatItsCustomerEndedIsMarked(support, id);
        onlyOwnersAndAdminsForget(id);
    }

    @Test
    void anEndedPlanKeepsNoCustomerOut() {
        Organizations organizations = api.server().bean(Organizations.class);
        Instant ended = api.server().bean(Clock.class).instant();
        ApiClient owner = api.as(Role.OWNER);
        organizations.save("acme", "Acme", new Subscription(Plan.ENTERPRISE, ended), Role.AUDITOR);
        try {
            owner.post("webhooks", "{\"data\":{\"type\":\"webhooks\",\"attributes\":{\"url\":\"https://hook.test/\"}}}")
                    .isRefused(403, "PLAN_ENDED");
            assertThat(owner.get("organizations").text("/data/0/attributes/subscription_info/plan_ends_at"))
                    .isEqualTo(ended.truncatedTo(ChronoUnit.MILLIS).toString());
            assertThat(new String(api.launch("late", "points"), StandardCharsets.UTF_8))
                    .contains("https://points.test/saml");
            owner.post(
                            "previews",
                            "{\"data\":{\"type\":\"previews\",\"attributes\":{\"site\":\"late\",\"service\":\"points\",\"persona\":\"no_name\"}}}")
                    .is(201);
        } finally {
            organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        }
    }

    private static void whatItsCustomerEndedIsMarked(ApiClient support, String id) {
        String ended = "links?filter%5Bq%5D%5Bended_at_not_null%5D=true";
        assertThat(support.get(ended).is(200).at("/data").size()).isZero();

        api.end("main", "rewards", "42");

        assertThat(support.get(ended).text("/data/0/id")).isEqualTo(id);
        assertThat(support.get("links/" + id).text("/data/attributes/ended_at")).matches("20.*Z");
        assertThat(support.get("versions?filter%5Bq%5D%5Bresource_type_eq%5D=links&filter%5Bq%5D%5Bevent_eq%5D=update")
                        .text("/data/0/attributes/who"))
                .isEqualTo("customer");
    }

    private static void onlyOwnersAndAdminsForget(String id) {
        for (Role role : List.of(Role.SUPPORT, Role.AUDITOR)) {
            api.as(role).delete("links/" + id).isRefused(403, "UNAUTHORIZED");
        }
        assertThat(api.asOther().get("links/" + id).status()).isEqualTo(404);
        assertThat(api.asOther().get("links").at("/data").size()).isZero();
        api.asOther().delete("links/" + id).is(404);

        api.as(Role.ADMIN).delete("links/" + id).is(204);

        assertThat(api.as(Role.ADMIN).get("links/" + id).status()).isEqualTo(404);
        assertThat(api.as(Role.AUDITOR)
                        .get("versions?filter%5Bq%5D%5Bresource_type_eq%5D=links&filter%5Bq%5D%5Bevent_eq%5D=destroy")
                        .text("/data/0/attributes/event"))
                .isEqualTo("destroy");
    }

    @Test
    void aCustomerOfAnotherOrganizationsSiteIsNotLookedUp() {
        api.asOther().post("customer_lookups", lookup("main", "42")).is(422);
        api.as(Role.OWNER).post("customer_lookups", lookup("elsewhere", "42")).is(422);
    }

    private static String lookedUp(ApiClient client, String customer) {
        return client.post("customer_lookups", lookup("main", customer)).is(201).text("/data/attributes/customer");
    }

    private static String lookup(String site, String customer) {
        return """
            {"data":{"type":"customer_lookups","attributes":{"site":"%s","customer_id":"%s"}}}\
            """.formatted(site, customer);
    }

    private static List<String> of(ApiClient client, String customer) {
        return client.get("links?filter%5Bq%5D%5Bcustomer_eq%5D=" + customer)
                .is(200)
                .at("/data")
                .valueStream()
                .map(link -> link.path("id").asString())
                .toList();
    }

    private static String preview(ApiClient client, String email, String customer) {
        var preview = client.post("previews", """
            {"data":{"type":"previews","attributes":{"site":"main","service":"rewards",
            "customer":{"id":"%s","email":"%s","email_verified":true}}}}\
            """.formatted(customer, email)).is(201);
        return preview.text("/data/attributes/account") + " " + preview.text("/data/attributes/address_shared");
    }
}
