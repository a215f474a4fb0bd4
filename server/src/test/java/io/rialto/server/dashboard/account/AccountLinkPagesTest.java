package io.rialto.server.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has an account where, and whose may be one too many. */
class AccountLinkPagesTest {

    private static final String PAGE = "/dashboard/acme/accounts/links";
    private static final String WHO = "linked-4712";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
    private final Desk desk = dashboard.server().bean(Desk.class);
    private String hash = "";

    @BeforeEach
    void twoLinks() {
        hash = ((Reply.Done) desk.create(
                        dashboard.caller(Role.OWNER), "departures", Map.of("site", "main", "customer_id", WHO)))
                .one()
                .text("customer");
        insert("LINKEDHELP", hash, service("help"), 2);
        insert("LINKEDREWA", "somebody-else", service("help"), 0);
    }

    @AfterEach
    void remove() {
        jdbc.sql("delete from link where id in ('LINKEDHELP', 'LINKEDREWA')").update();
    }

    @ParameterizedTest
    @EnumSource
    void everybodyFindsACustomersAccountsAndNoAddressHasTheShopsId(Role role) {
        Browser member = dashboard.as(role);
        assertThat(member.open(PAGE).body()).contains(hash, "somebody-else", ">Help centre</a>", "2 earlier accounts");

        HttpResponse<String> found = member.submit(PAGE, Map.of("site", "main", "customer_id", WHO));

        assertThat(Browser.location(found)).isEqualTo(PAGE + "?customer=" + hash);
        assertThat(member.open(Browser.location(found)).body())
                .contains(hash, "All (1)")
                .doesNotContain("somebody-else", WHO);
    }

    @Test
    void accountsThatMayBeOneTooManyStandByThemselves() {
        Browser owner = dashboard.as(Role.OWNER);

        assertThat(owner.open(PAGE + "?kind=several").body())
                .contains(hash, "may have an account that nobody uses any more")
                .doesNotContain("somebody-else");
        assertThat(owner.open(PAGE + "?kind=shared").body()).doesNotContain(hash, "somebody-else");
        assertThat(owner.open(PAGE + "?customer=%3Cb%3E%26x").body())
                .contains("Nobody is found", "customer=%3Cb%3E%26x&amp;kind=shared")
                .doesNotContain("<b>&x");
        assertThat(owner.open(PAGE + "?service=" + service("rewards").id()).body())
                .doesNotContain(hash);
    }

    @Test
    void aQuestionWithoutAnIdIsNoneAndAStrangerFindsNothing() {
        Browser owner = dashboard.as(Role.OWNER);
        owner.open(PAGE);

        HttpResponse<String> answer = owner.submit(PAGE, Map.of("site", "main", "customer_id", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#customer_id\"");
        assertThat(dashboard.stranger().open(PAGE).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open("/dashboard/other/accounts/links").body())
                .contains("Nobody has an account yet")
                .doesNotContain(hash);
    }

    private Thing service(String slug) {
        String main = desk.list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();
        return desk.list(
                        dashboard.caller(Role.OWNER),
                        "services",
                        Map.of("filter[q][slug_eq]", slug, "filter[q][site_id_eq]", main, "include", "site"))
                .one();
    }

    private void insert(String id, String customer, Thing service, int before) {
        jdbc.sql("""
                        insert into link (site_id, customer, service_id, id, account_since, accounts_before, told_at,
                            first_launch, first_at, last_launch, last_at)
                        values (:site, :customer, :service, :id, :at, :before, :at, 1, :at, 1, :at)
                        """)
                .param("site", UUID.fromString(service.relations().get("site")))
                .param("customer", customer)
                .param("service", UUID.fromString(service.id()))
                .param("id", id)
                .param("before", before)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
