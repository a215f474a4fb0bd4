package io.rialto.server.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of services, as each role sees them. */
class ServicePagesTest {

    private static final String PAGES = "/dashboard/acme/services";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @ParameterizedTest
    @EnumSource
    void everybodySeesTheServicesAndWhatLeaves(Role role) {
        Browser member = dashboard.as(role);

        assertThat(member.open(PAGES).body())
                .contains("Help centre", "Zendesk, with JSON Web Tokens", "SAML 2.0", "Published");
        assertThat(member.open(PAGES + "/" + service("rewards")).body())
                .contains("/s/main/launch/rewards", "customer.email", "Customers in the segment “loyalty”.")
                .contains("Yes: who does not have it cannot enter", "Certificate, SHA-256");
    }

    @Test
    void theListIsNarrowedBySiteAndByName() {
        assertThat(owner.open(PAGES + "?site=second").body())
                .contains("No service yet")
                .doesNotContain("Help centre");
        assertThat(owner.open(PAGES + "?site=main&name=help").body())
                .contains("Help centre")
                .doesNotContain(">Rewards<");
        assertThat(owner.open(PAGES + "?name=%3Cb%3E").body())
                .contains("No service is called so")
                .doesNotContain("<b>");
    }

    @Test
    void aNewAddressWaitsOnTheServicesPageUntilSomebodyConfirms() {
        String id = service("help");
        dashboard
                .server()
                .bean(JdbcClient.class)
                .sql("""
                        insert into address_change (id, organization_id, site_id, service_id, site, service, customer, plan, state,
                            told, attempts, happened_at, created_at, updated_at)
                        select 'HelpAddres', :organization, site_id, id, 'main', 'help', 'hash', 'manual', 'open',
                            1, 0, current_timestamp, current_timestamp, current_timestamp
                        from external_service where id = :service
                        """)
                .param(
                        "organization",
                        dashboard.caller(Role.OWNER).organization().value())
                .param("service", UUID.fromString(id))
                .update();
        String confirm = PAGES + "/" + id + "/addresses/HelpAddres";

        assertThat(dashboard.as(Role.AUDITOR).open(PAGES + "/" + id).body())
                .contains("New addresses to change by hand")
                .doesNotContain("I changed it");
        assertThat(owner.open(PAGES + "/" + id).body()).contains("I changed it");
        assertThat(owner.submit(confirm, Map.of()).statusCode()).isEqualTo(303);
        assertThat(owner.open(PAGES + "/" + id).body()).doesNotContain("New addresses to change by hand");
        assertThat(owner.submit(confirm, Map.of()).statusCode()).isEqualTo(409);
        owner.open(PAGES + "/" + id);
        assertThat(owner.submit(PAGES + "/" + service("rewards") + "/addresses/HelpAddres", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStrangerFindsNothing() {
        Browser stranger = dashboard.stranger();
        String id = service("rewards");

        assertThat(stranger.open(PAGES + "/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/services/" + id).statusCode())
                .isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/services/" + id + "/introduction.txt")
                        .statusCode())
                .isEqualTo(404);
        stranger.open("/dashboard/other/services");
        assertThat(stranger.submit("/dashboard/other/services/" + id + "/preview", form("no_name", "", ""))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theOtherSideGetsOneTextWithoutSecrets() {
        HttpResponse<String> text = owner.open(PAGES + "/" + service("rewards") + "/introduction.txt");
        HttpResponse<String> help = owner.open(PAGES + "/" + service("help") + "/introduction.txt");

        assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(text.body()).contains("/s/main/saml/metadata?service=", "-----BEGIN CERTIFICATE-----", "SHA-1");
        assertThat(help.body()).contains("Help centre").doesNotContain("a-secret-of-thirty");
    }

    @Test
    void aPreviewShowsWhatWouldLeave() {
        String page = preview(owner, form("private_customer", "", "")).body();

        assertThat(page)
                .contains("The customer would enter.", "It would be a first login", "jane.doe@example.test")
                .contains("&lt;samlp:Response", "(left out of a preview)");
    }

    @Test
    void aPreviewSaysWhyACustomerWouldNotEnter() {
        assertThat(preview(owner, form("bare_profile", "", "")).body())
                .contains("The customer would not enter", "rule says no");
    }

    @Test
    void whoPastesACustomerGetsTheirPreview() {
        String jane =
                "{\"id\":\"7\",\"email\":\"pasted@example.test\",\"email_verified\":true,\"segments\":[\"loyalty\"]}";

        assertThat(preview(owner, form("no_name", "", jane)).body()).contains("pasted@example.test");
        assertThat(preview(owner, form("no_name", "", "{not json")).body())
                .contains("what you pasted is no JSON object");
    }

    @Test
    void htmxGetsThePreviewAlone() {
        owner.open(PAGES + "/" + service("rewards"));
        String csrf = owner.open(PAGES + "/" + service("rewards"))
                .body()
                .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

        String part = owner.send(
                        HttpRequest.newBuilder(dashboard.server().at(PAGES + "/" + service("rewards") + "/preview"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("HX-Request", "true")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "persona=private_customer&customer=&customerId=&_csrf="
                                                + URLEncoder.encode(csrf, StandardCharsets.UTF_8))))
                .body();

        assertThat(part)
                .startsWith("<div class=\"result\"")
                .contains("would enter")
                .doesNotContain("<html");
    }

    @Test
    void anAuditorNeedsNoCustomer() {
        Browser auditor = dashboard.as(Role.AUDITOR);

        assertThat(auditor.open(PAGES + "/" + service("rewards")).body()).doesNotContain("Show the preview");
        HttpResponse<String> refused = preview(auditor, form("private_customer", "", ""));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("jane.doe");
    }

    @Test
    void aChangeThatIsNotTheServicesIsNotFound() {
        owner.open(PAGES + "/" + service("rewards"));

        assertThat(owner.submit(PAGES + "/" + service("rewards") + "/changes/AbCdEfGhIj", Map.of("decision", "approve"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'wholesale' in customer.segments; Customers in the segment “wholesale”.",
                "customer.group.code == 'Retailer'; Customers of the group “Retailer”.",
                "customer.company.role == 'buyer'; Customers whose role in their company is “buyer”.",
                "true || 'a' in customer.segments; Customers for whom this rule is true. Where it cannot be evaluated, nobody enters."
            },
            quoteCharacter = '"')
    void aUsualRuleIsToldInWords(String rule, String words) {
        assertThat(Entry.words(rule)).isEqualTo(words);
    }

    private HttpResponse<String> preview(Browser browser, Map<String, String> form) {
        String page = PAGES + "/" + service("rewards");
        browser.open(page);
        return browser.submit(page + "/preview", form);
    }

    private static Map<String, String> form(String persona, String customerId, String customer) {
        return Map.of("persona", persona, "customerId", customerId, "customer", customer);
    }

    private String service(String slug) {
        Desk desk = dashboard.server().bean(Desk.class);
        String main = desk.list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();
        return desk.list(
                        dashboard.caller(Role.OWNER),
                        "services",
                        Map.of("filter[q][slug_eq]", slug, "filter[q][site_id_eq]", main))
                .one()
                .id();
    }
}
