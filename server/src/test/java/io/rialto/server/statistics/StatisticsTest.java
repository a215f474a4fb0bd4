package io.rialto.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.launch.LaunchCounts;
import io.rialto.server.link.LinkCounts;
import io.rialto.server.site.SiteId;
import io.rialto.server.statistics.Report.Bucket;
import io.rialto.server.statistics.Report.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T14:20:00Z");
    private static final SiteId MAIN = new SiteId(new UUID(0, 1));
    private static final ServiceId REWARDS = new ServiceId(new UUID(0, 2));

    @Test
    void aDayHasTheHourThatIsNotOverAndTheTwentyThreeBefore() {
        List<Bucket> buckets = new Tally().buckets(Period.DAY, Period.DAY.from(NOW));

        assertThat(buckets).hasSize(24);
        assertThat(buckets.getFirst().at()).isEqualTo("2026-03-09T15:00:00Z");
        assertThat(buckets.getLast().at()).isEqualTo("2026-03-10T14:00:00Z");
    }

    @Test
    void aMonthHasTodayAndTheTwentyNineDaysBefore() {
        List<Bucket> buckets = new Tally().buckets(Period.MONTH, Period.MONTH.from(NOW));

        assertThat(buckets).hasSize(30);
        assertThat(buckets.getLast().at()).isEqualTo("2026-03-10T00:00:00Z");
    }

    @Test
    void whatLedInWhatFailedAndWhyIsAddedUp() {
        Tally tally = new Tally();

        tally.launches(0, List.of(launches(REWARDS, "issued", null, 10)));
        tally.launches(
                1,
                List.of(
                        launches(REWARDS, "refused", "not_entitled", 2),
                        launches(null, "refused", "expired", 3),
                        launches(REWARDS, "refused", "ended", 7),
                        launches(REWARDS, "returned", null, 1)));
        tally.accounts(0, List.of(new LinkCounts.Counted(MAIN, REWARDS, 4)));

        assertThat(tally.total()).isEqualTo(new Numbers(10, 4, 6));
        assertThat(tally.of(REWARDS)).isEqualTo(new Numbers(10, 4, 3));
        assertThat(tally.of(MAIN)).isEqualTo(new Numbers(10, 4, 6));
        assertThat(tally.failures(REWARDS)).isEqualTo(Map.of("not_entitled", 2L, "returned", 1L));
        assertThat(tally.failures()).isEqualTo(Map.of("not_entitled", 2L, "expired", 3L, "returned", 1L));
        assertThat(tally.buckets(Period.WEEK, Period.WEEK.from(NOW)))
                .extracting(Bucket::numbers)
                .startsWith(new Numbers(10, 4, 0), new Numbers(0, 0, 6), Numbers.NONE);
    }

    @Test
    void aLoginAndForNewcomersARegistrationIsSpared() {
        assertThat(new Numbers(10, 4, 6).promptsAvoided()).isEqualTo(14);
        assertThat(new Numbers(10, 4, 6).launches()).isEqualTo(16);
    }

    private static LaunchCounts.Counted launches(ServiceId service, String outcome, String reason, long count) {
        return new LaunchCounts.Counted(MAIN, service, outcome, reason, count);
    }
}
