package io.rialto.server.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proof of what services were told of a customer who left. */
class LeaverPagesTest {

    private static final String PAGE = "/dashboard/acme/accounts/departures";
    private static final String WHO = "left-4711";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
    private final Desk desk = dashboard.server().bean(Desk.class);

    @AfterEach
    void remove() {
        jdbc.sql("delete from provisioning_task where id in ('LEFTFIRST1', 'LEFTSECOND')")
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAsksReadsTheReceiptsAndTheAddressHasNoId(Role role) {
        Browser member = dashboard.as(role);
        String hash = hash();
        told("LEFTFIRST1", hash, "rewards", "confirmed", null, 204);
        told("LEFTSECOND", hash, "bygone", "unsupported", "no_way", 0);
        member.open(PAGE);

        HttpResponse<String> answer = member.submit(PAGE, Map.of("site", "main", "customer_id", WHO));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().toString()).doesNotContain(WHO);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains(hash, ">Rewards</a>", "Customer deleted", "Confirmed", "by SCIM", "It answered 204.")
                .contains(">bygone<", "It cannot be told: remove the account there by hand.")
                .doesNotContain(WHO);
        assertThat(member.submit(PAGE, Map.of("site", "main", "customer", hash)).body())
                .contains("It answered 204.");
    }

    @Test
    void whoWasToldNothingReadsWhatThatMeans() {
        Browser owner = dashboard.as(Role.OWNER);
        assertThat(owner.open(PAGE).body()).contains("Main website").doesNotContain("No service was told");

        assertThat(owner.submit(PAGE, Map.of("site", "main", "customer_id", "nobody"))
                        .body())
                .contains("No service was told anything of this customer.", "customer.erased", "Ask for another one");
    }

    @Test
    void aQuestionThatIsNoneSaysWhatIsMissing() {
        Browser owner = dashboard.as(Role.OWNER);
        owner.open(PAGE);

        HttpResponse<String> neither = owner.submit(PAGE, Map.of("site", "main"));
        HttpResponse<String> foreign = owner.submit(PAGE, Map.of("site", "nobodys", "customer_id", "1"));

        assertThat(neither.statusCode()).isEqualTo(422);
        assertThat(neither.body()).contains("href=\"#customer_id\"", "must be given, or else customer");
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(dashboard.stranger().open(PAGE).statusCode()).isEqualTo(404);
    }

    private String hash() {
        return ((Reply.Done) desk.create(
                        dashboard.caller(Role.AUDITOR), "departures", Map.of("site", "main", "customer_id", WHO)))
                .one()
                .text("customer");
    }

    private void told(String id, String hash, String service, String state, String reason, int status) {
        String site = desk.list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();
        jdbc.sql("""
                        insert into provisioning_task (id, organization_id, site_id, service_id, site, service, customer, kind, way,
                            state, attempts, reason, status, happened_at, due_at, created_at, updated_at)
                        values (:id, :organization, :site, :site, 'main', :service, :hash, 'deleted', :way,
                            :state, 1, :reason, :status, :at, :at, :at, :at)
                        """)
                .param("id", id)
                .param(
                        "organization",
                        dashboard.caller(Role.OWNER).organization().value())
                .param("site", UUID.fromString(site))
                .param("service", service)
                .param("hash", hash)
                .param("way", status == 0 ? "none" : "scim")
                .param("state", state)
                .param("reason", reason)
                .param("status", status)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
