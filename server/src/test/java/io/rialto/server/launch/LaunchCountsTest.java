package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.launch.LaunchCounts.Counted;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class LaunchCountsTest {

    private static final Instant FROM = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-03-11T00:00:00Z");
    private static final SiteId MAIN = new SiteId(new UUID(0, 1));
    private static final SiteId FOREIGN = new SiteId(new UUID(0, 2));
    private static final ServiceId REWARDS = new ServiceId(new UUID(0, 3));

    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final LaunchCounts counts;
    private int last;

    LaunchCountsTest(TestDatabase database) {
        this.database = database;
        jdbc = database.emptied().jdbc();
        counts = new LaunchCounts(jdbc);
    }

    @Test
    void launchesThatAreAlikeAreCountedTogether() {
        launched("2026-03-10T00:00:00Z", MAIN, "ISSUED", null);
        launched("2026-03-10T00:59:59Z", MAIN, "ISSUED", null);
        launched("2026-03-10T01:00:00Z", MAIN, "ISSUED", null);
        launched("2026-03-10T23:10:00Z", MAIN, "REFUSED", "NOT_ENTITLED");

        assertThat(counted())
                .containsExactlyInAnyOrder(
                        new Counted(MAIN, REWARDS, "issued", null, 3),
                        new Counted(MAIN, REWARDS, "refused", "not_entitled", 1));
    }

    @Test
    void neitherOtherSitesNorOtherTimesNorLooksAtTheTilesCount() {
        launched("2026-03-10T12:00:00Z", FOREIGN, "ISSUED", null);
        launched("2026-03-09T23:59:59Z", MAIN, "ISSUED", null);
        launched("2026-03-11T00:00:00Z", MAIN, "ISSUED", null);
        launched("2026-03-10T12:00:00Z", MAIN, "LISTED", null);

        assertThat(counted()).isEmpty();
        assertThat(counts.of(List.of(), FROM, BEFORE)).isEmpty();
    }

    /** So that the latest of a million are found at once. */
    @Test
    void theEmbeddedDatabaseWalksTheKeyAndPostgresTakesBothSpellingsForTheSame() {
        String plain = plan("site_id in (?, ?)");
        String compared = plan("(site_id in (?, ?)) = true");

        switch (database) {
            case H2 -> {
                assertThat(plain).contains("CONSTRAINT").doesNotContain("PRIMARY_KEY");
                assertThat(compared).contains("PRIMARY_KEY").doesNotContain("CONSTRAINT");
            }
            case POSTGRESQL -> assertThat(compared).isEqualTo(plain);
        }
    }

    private String plan(String ofSites) {
        return String.join(
                        "\n",
                        jdbc.sql("explain select * from launch where " + ofSites
                                        + " and id >= 1 order by id desc limit 25")
                                .params(MAIN.value(), FOREIGN.value())
                                .query(String.class)
                                .list())
                .toUpperCase(Locale.ROOT);
    }

    private List<Counted> counted() {
        return counts.of(List.of(MAIN), FROM, BEFORE);
    }

    private void launched(String at, SiteId site, String outcome, String reason) {
        Instant instant = Instant.parse(at);
        jdbc.sql("""
                        insert into launch (id, site_id, service_id, outcome, reason, created_at)
                        values (:id, :site, :service, :outcome, :reason, :at)
                        """)
                .param("id", References.at(instant).number() + last++)
                .param("site", site.value())
                .param("service", REWARDS.value())
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
