package io.rialto.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class LinkCountsTest {

    private static final SiteId MAIN = new SiteId(new UUID(0, 1));
    private static final ServiceId REWARDS = new ServiceId(new UUID(0, 3));

    private final JdbcClient jdbc;
    private int last;

    LinkCountsTest(TestDatabase database) {
        jdbc = database.emptied().jdbc();
    }

    @Test
    void whoEnteredForTheFirstTimeInThatTimeCounts() {
        linked("2026-03-10T08:00:00Z");
        linked("2026-03-11T08:00:00Z");
        linked("2026-03-11T09:00:00Z");
        linked("2026-03-12T00:00:00Z");

        List<LinkCounts.Counted> counted = new LinkCounts(jdbc)
                .of(List.of(MAIN), Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));

        assertThat(counted).containsExactly(new LinkCounts.Counted(MAIN, REWARDS, 3));
    }

    private void linked(String at) {
        Instant instant = Instant.parse(at);
        last++;
        jdbc.sql("""
                        insert into link (site_id, customer, service_id, id, account_since, accounts_before, told_at,
                            first_launch, first_at, last_launch, last_at)
                        values (:site, :customer, :service, :id, :at, 0, :at, :launch, :at, :launch, :at)
                        """)
                .param("site", MAIN.value())
                .param("customer", "customer-" + last)
                .param("service", REWARDS.value())
                .param("id", "ABCDEFGHI" + last)
                .param("launch", References.at(instant).number() + last)
                .param("at", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
