package io.rialto.server.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The overview, as each role sees it. */
class HomePagesTest {

    private final OpenDashboard dashboard = OpenDashboard.shared();

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleReadsTheOverview(Role role) {
        String page = dashboard.as(role).open("/dashboard/acme").body();

        assertThat(page)
                .contains("What launches bring", "What needs you", "Your first launch, in three steps")
                .contains("aria-current=\"true\">Week")
                .doesNotContain("style=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week", "month"})
    void aPeriodIsChosenByALink(String period) {
        var answer = dashboard.as(Role.AUDITOR).open("/dashboard/acme?period=" + period);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsIgnoringCase("aria-current=\"true\">" + period);
    }

    @Test
    void aPeriodThatThereIsNotIsNotFound() {
        assertThat(dashboard.as(Role.OWNER).open("/dashboard/acme?period=year").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStrangerFindsNothing() {
        assertThat(dashboard.stranger().open("/dashboard/acme").statusCode()).isEqualTo(404);
    }

    @Test
    void whatServicesWereNotToldIsAmongWhatNeedsSomebody() {
        failedTask("other");

        var attentions = dashboard.server().bean(Desk.class).list(dashboard.caller(Role.OWNER), "attentions", Map.of());
        String theirs = dashboard.stranger().open("/dashboard/other").body();

        assertThat(theirs).contains("1 change of an account could not be told to services");
        assertThat(attentions.things()).extracting(Thing::type).doesNotContain("provisioning_tasks");
        assertThat(attentions.things())
                .noneSatisfy(thing -> assertThat(thing.text("kind")).isEqualTo("queue_failed"));
    }

    private void failedTask(String organization) {
        JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
        UUID id = dashboard
                .server()
                .bean(Organizations.class)
                .bySlug(organization)
                .orElseThrow()
                .id()
                .value();
        jdbc.sql("""
                        insert into provisioning_task (id, organization_id, site_id, service_id, site, service, customer, kind, way,
                            state, attempts, status, happened_at, due_at, created_at, updated_at)
                        values ('FAILEDTASK', :organization, :site, :site, 'main', 'rewards', 'hash', 'deleted', 'scim',
                            'failed', 8, 500, :at, :at, :at, :at)
                        """)
                .param("organization", id)
                .param("site", new UUID(0, 9))
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
