package io.rialto.server.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import io.rialto.server.vault.Vault;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New addresses that services have to learn of, as each role sees them. */
class AddressChangePagesTest {

    private static final String PAGE = "/dashboard/acme/accounts/address-changes";
    private static final String CONFIRM = PAGE + "/ADDRESSOPN/confirm";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);

    @BeforeEach
    void change() {
        insert("ADDRESSOPN", "open", "shop_not_read");
        insert("ADDRESSDNE", "done", "queued");
    }

    @AfterEach
    void remove() {
        jdbc.sql("delete from address_change where id in ('ADDRESSOPN', 'ADDRESSDNE')")
                .update();
    }

    @Test
    void whatIsToDoNamesTheCustomerAndIsConfirmedOnce() {
        Browser owner = dashboard.as(Role.OWNER);

        assertThat(owner.open(PAGE).body())
                .contains(">Help centre</a>", "Customer <code>c-815</code> of Main website", "To do")
                .contains("look there whether it was the address", "at Help centre for customer c-815")
                .doesNotContain("The service did not take it at once");
        assertThat(owner.open(PAGE + "?state=done").body()).contains("The service did not take it at once");
        assertThat(Browser.location(owner.submit(CONFIRM, Map.of()))).isEqualTo(PAGE + "?done=confirmed");
        assertThat(owner.open(PAGE + "?done=confirmed").body())
                .contains("Nobody is asked about that address again")
                .doesNotContain("c-815");
        assertThat(owner.submit(CONFIRM, Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void whoMayOnlyReadHasNoButtonAndAnAuditorNoId() {
        String support = dashboard.as(Role.SUPPORT).open(PAGE).body();
        Browser auditor = dashboard.as(Role.AUDITOR);
        String read = auditor.open(PAGE).body();

        assertThat(support).contains("c-815", "an owner or admin confirms it").doesNotContain("/confirm\"");
        assertThat(read).contains("A customer of Main website", "Help centre").doesNotContain("c-815", "/confirm\"");
        assertThat(auditor.submit(CONFIRM, Map.of()).statusCode()).isEqualTo(403);
        assertThat(dashboard.stranger().open(PAGE).statusCode()).isEqualTo(404);
    }

    private void insert(String id, String state, String reason) {
        Thing help = dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "services", Map.of("filter[q][slug_eq]", "help", "include", "site"))
                .one();
        jdbc.sql("""
                        insert into address_change (id, organization_id, site_id, service_id, site, service, customer, plan, state,
                            reason, sealed, told, attempts, happened_at, created_at, updated_at)
                        values (:id, :organization, :site, :service, 'main', 'help', :hash, 'manual', :state,
                            :reason, :sealed, 1, 0, :at, :at, :at)
                        """)
                .param("id", id)
                .param(
                        "organization",
                        dashboard.caller(Role.OWNER).organization().value())
                .param("site", UUID.fromString(help.relations().get("site")))
                .param("service", UUID.fromString(help.id()))
                .param("hash", "hash-of-" + id)
                .param("state", state)
                .param("reason", reason)
                .param(
                        "sealed",
                        Base64.getEncoder()
                                .encodeToString(dashboard
                                        .server()
                                        .bean(Vault.class)
                                        .seal("c-815".getBytes(UTF_8), "address-change/" + id)))
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
