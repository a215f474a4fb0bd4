package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.Fixtures;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.launch.LaunchLedger.Recording;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@OnEachDatabase
class LaunchLedgerTest {

    private static final SiteId SITE = Fixtures.aSite().build().id();

    private final SecureRandom random = new SecureRandom();
    private final Map<Instant, References> references = new ConcurrentHashMap<>();
    private final TestDatabase database;
    private final LaunchLedger ledger;

    LaunchLedgerTest(TestDatabase database) {
        this.database = database.emptied();
        ledger = node();
    }

    /** Another server process on the same database. */
    private LaunchLedger node() {
        return new LaunchLedger(new JdbcTemplate(database.dataSource()), database.transactions());
    }

    @Test
    void aTicketIsUsedUpOncePerSite() {
        var elsewhere = new SiteId(UUID.randomUUID());

        assertThat(ledger.record(launch(SITE, "one", TheClock.NOON))).isEqualTo(Recording.RECORDED);
        assertThat(ledger.record(launch(SITE, "one", TheClock.NOON))).isEqualTo(Recording.REPLAYED);
        assertThat(ledger.record(launch(elsewhere, "one", TheClock.NOON))).isEqualTo(Recording.RECORDED);
        assertThat(ledger.record(launch(SITE, null, TheClock.NOON))).isEqualTo(Recording.RECORDED);
        assertThat(ledger.record(launch(SITE, null, TheClock.NOON))).isEqualTo(Recording.RECORDED);
        assertThat(ledger.knows(SITE, "one")).isTrue();
        assertThat(ledger.knows(SITE, "two")).isFalse();
    }

    @Test
    void amongManyOnTwoNodesEachTicketHasOneWinnerAndNoneSuffersForAnother() throws Exception {
        var nodes = List.of(ledger, node());
        List<Callable<Recording>> attempts = new ArrayList<>();
        for (int ticket = 0; ticket < 100; ticket++) {
            for (int attempt = 0; attempt < 4; attempt++) {
                var launch = launch(SITE, "ticket-" + ticket, TheClock.NOON);
                var node = nodes.get(attempt % 2);
                attempts.add(() -> node.record(launch));
            }
        }

        int recorded = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var recording : threads.invokeAll(attempts)) {
                recorded += recording.get() == Recording.RECORDED ? 1 : 0;
            }
        }

        assertThat(recorded).isEqualTo(100);
        assertThat(rows()).isEqualTo(100);
    }

    @Test
    void oldRowsAreRemovedALittleAtATime() {
        var clock = new TheClock();
        for (int row = 0; row < 5; row++) {
            ledger.record(launch(SITE, "old-" + row, clock.instant()));
        }
        clock.advance(Duration.ofDays(400));
        ledger.record(launch(SITE, "new", clock.instant()));

        assertThat(ledger.removeBefore(clock.instant(), 3)).isEqualTo(3);
        assertThat(rows()).isEqualTo(3);

        clock.advance(Duration.ofSeconds(-1));
        new LaunchRetention(ledger, new LaunchSettings(Duration.ofDays(399)), clock).removeOld();
        assertThat(rows()).isOne();
        assertThat(ledger.knows(SITE, "new")).isTrue();
    }

    private Launch launch(SiteId site, String ticket, Instant at) {
        return new Launch(
                references.computeIfAbsent(at, this::references).next(),
                site,
                null,
                ticket,
                "hash",
                Outcome.ISSUED,
                null,
                "_a",
                "_s",
                at);
    }

    private References references(Instant at) {
        return new References(random, Clock.fixed(at, ZoneOffset.UTC));
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from launch")
                .query(Long.class)
                .single();
    }
}
