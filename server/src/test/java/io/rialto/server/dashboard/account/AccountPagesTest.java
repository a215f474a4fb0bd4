package io.rialto.server.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What failed at services, as each role sees it. */
class AccountPagesTest {

    private static final String PAGE = "/dashboard/acme/accounts";

    private final OpenDashboard dashboard = OpenDashboard.shared();

    @Test
    void whatFailedIsTriedAgainByManagersOnly() {
        Browser owner = dashboard.as(Role.OWNER);
        Browser auditor = dashboard.as(Role.AUDITOR);

        assertThat(owner.open(PAGE).body()).contains("Nothing has failed for good");
        assertThat(owner.submit(PAGE + "/retries", Map.of("site", "main", "service", "rewards"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.submit(PAGE + "/retries", Map.of("site", "main", "service", "none"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(auditor.open(PAGE).body()).contains("Your role sees what failed and why");
        assertThat(auditor.submit(PAGE + "/retries", Map.of("site", "main", "service", "rewards"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(dashboard.stranger().open(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void whatFailedSaysWhereAndWhyAndIsTriedAgain() {
        JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
        Browser owner = dashboard.as(Role.OWNER);
        failed(jdbc);
        try {
            assertThat(owner.open(PAGE).body())
                    .contains(
                            "Customer deleted · rewards · main",
                            "The reason is “no answer”. The service answered 503.",
                            "8 tries since")
                    .contains("Try again: Customer deleted at rewards", "Try everything again at rewards of main");
            assertThat(dashboard.as(Role.AUDITOR).open(PAGE).body())
                    .contains("Customer deleted · rewards · main")
                    .doesNotContain("/retry", "/retries");
            assertThat(owner.open(PAGE + "?state=waiting").body()).contains("Nothing waits.");
            assertThat(owner.submit(PAGE + "/tasks/STUCKTASKS/retry", Map.of()).statusCode())
                    .isEqualTo(303);
        } finally {
            jdbc.sql("delete from provisioning_task where id = 'STUCKTASKS'").update();
        }
    }

    private void failed(JdbcClient jdbc) {
        jdbc.sql("""
            insert into provisioning_task (id, organization_id, site_id, service_id, site, service, customer, kind, way,
                state, attempts, reason, status, happened_at, due_at, created_at, updated_at)
            values ('STUCKTASKS', :organization, :site, :site, 'main', 'rewards', 'hash', 'deleted', 'scim',
                'failed', 8, 'no_answer', 503, :at, :at, :at, :at)
            """)
                .param(
                        "organization",
                        dashboard.caller(Role.OWNER).organization().value())
                .param("site", new UUID(0, 8))
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
