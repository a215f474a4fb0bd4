package io.rialto.server.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.statistics.Report;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                .contains("What launches bring", "What needs you", "Your first launch, in four steps")
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

    @Test
    void numbersAreOfEachSiteAndServiceAndSayWhy() {
        Report.Numbers numbers = new Report.Numbers(10, 4, 3);
        Thing report = new Thing(
                "statistics",
                "week",
                Map.of(
                        "from",
                        "2026-03-04T00:00:00Z",
                        "causes",
                        Map.of("not_entitled", 2L, "failed", 1L),
                        "sites",
                        Map.of(
                                "parts",
                                List.of(Map.of(
                                        "site", "main", "name", "Main", "id", "1", "entered", numbers.entered()))),
                        "services",
                        Map.of(
                                "parts",
                                List.of(Map.of(
                                        "site",
                                        "main",
                                        "service",
                                        "rewards",
                                        "name",
                                        "Rewards",
                                        "id",
                                        "2",
                                        "prompts_avoided",
                                        numbers.promptsAvoided(),
                                        "causes",
                                        Map.of("not_entitled", 2L, "failed", 1L))))),
                Map.of(),
                Map.of());

        Overview overview = Overview.of(report);

        Part rewards = overview.places().getFirst().services().getFirst();
        assertThat(rewards.avoided()).isEqualTo(14);
        assertThat(rewards.why()).isEqualTo("Not among those who may enter, and 1 more");
        assertThat(overview.causes())
                .extracting(Cause::asked)
                .containsExactly("failed=yes&reason=not_entitled&since=2026-03-04", "failed=yes&since=2026-03-04");
        assertThat(overview.causes()).extracting(Cause::width).containsExactly(120L, 60L);
    }

    @Test
    void aServiceThatFailsLeadsToItsFailedLaunchesAndAShopToItsCode() {
        Map<String, String> slugs = Map.of("2", "rewards");

        assertThat(row("service_failing", "services", "2", "services/2", slugs).page())
                .isEqualTo("launches?failed=yes&service=rewards");
        assertThat(row("service_failing", "services", "9", "services/9", slugs).page())
                .isEqualTo("services/9");
        assertThat(row("shop_not_paired", "sites", "1", "sites/1", slugs).page())
                .isEqualTo("sites/1#shop");
        assertThat(row("key_expires", "signing_keys", "1", "sites/1", slugs).page())
                .isEqualTo("sites/1#keys");
        assertThat(row("metadata_change", "metadata_changes", "1", "services/2", slugs)
                        .button())
                .isEqualTo("Approve or reject it");
        assertThat(row("new_kind", "moons", "1", "moon/2", slugs)).returns("", AttentionRow::page);
    }

    private static AttentionRow row(String kind, String type, String id, String page, Map<String, String> slugs) {
        Thing attention = new Thing(
                "attentions",
                "x",
                Map.of("kind", kind, "about_type", type, "about_id", id, "page", page, "severity", "note"),
                Map.of(),
                Map.of());
        return AttentionRow.of(attention, Set.of("sites", "services"), slugs);
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
