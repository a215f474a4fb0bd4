package io.rialto.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.Role;
import io.rialto.server.site.SiteId;
import io.rialto.server.standing.StandingChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it is known whom a run was for, and what came of it. */
class RolloutRetentionTest {

    private static final UUID SITE = new UUID(0, 9);

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
    private final RolloutRetention retention = dashboard.server().bean(RolloutRetention.class);

    @AfterEach
    void remove() {
        jdbc.sql("delete from rollout where id like 'RETAINED%'").update();
    }

    @Test
    void whomADryRunWasForIsKnownForADayAndTheRunForAMonth() {
        insert("RETAINEDOK", Duration.ofHours(23));
        insert("RETAINEDNO", Duration.ofHours(25));
        insert("RETAINEDXX", Duration.ofDays(31));

        retention.removeOld();

        assertThat(choice("RETAINEDOK")).hasValue("sealed");
        assertThat(choice("RETAINEDNO")).isEmpty();
        assertThat(jdbc.sql("select id from rollout where id like 'RETAINED%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("RETAINEDOK", "RETAINEDNO");
    }

    @Test
    void whenTheShopErasesACustomerNoRunOfTheSiteKeepsWhomItWasFor() {
        ErasedChoices listening = dashboard.server().bean(ErasedChoices.class);
        insert("RETAINEDOK", Duration.ofHours(1));

        listening.changed(change(SITE, What.DELETED));
        listening.changed(change(new UUID(0, 8), What.ERASED));
        assertThat(choice("RETAINEDOK")).hasValue("sealed");
        listening.changed(change(SITE, What.ERASED));

        assertThat(choice("RETAINEDOK")).isEmpty();
    }

    private static StandingChanged change(UUID site, What what) {
        return new StandingChanged(new SiteId(site), "7", "hash", what, Instant.EPOCH);
    }

    private Optional<String> choice(String id) {
        return dashboard.server().bean(RolloutRows.class).choice(id);
    }

    private void insert(String id, Duration ago) {
        jdbc.sql("""
                        insert into rollout (id, organization_id, site_id, service_id, site, service, dry_run, state, todo,
                            attempts, creates, changes, unchanged, refused, postponed, created_at, updated_at)
                        values (:id, :organization, :any, :any, 'main', 'rewards', true, 'done', 'sealed', 0, 0, 0, 0, 0, 0, :at, :at)
                        """)
                .param("id", id)
                .param(
                        "organization",
                        dashboard.caller(Role.OWNER).organization().value())
                .param("any", SITE)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC).minus(ago))
                .update();
    }
}
