package io.rialto.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SnapshotsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final AtomicInteger reads = new AtomicInteger();
    private final Revision revision;
    private final Snapshots snapshots;
    private final Snapshot<Integer> snapshot;

    SnapshotsTest(TestDatabase database) {
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        revision = new Revision(database.emptied().jdbc());
        snapshots = new Snapshots(revision, clock);
        snapshot = snapshots.of(reads::incrementAndGet);
    }

    @Test
    void readingDoesNotAskTheDatabaseAgain() {
        snapshot.current();

        assertThat(snapshot.current()).isEqualTo(1);
    }

    @Test
    void anUnchangedRevisionLoadsNothingAgain() {
        snapshot.current();

        snapshots.refresh();

        assertThat(snapshot.current()).isEqualTo(1);
    }

    @Test
    void aNewRevisionIsLoaded() {
        snapshot.current();

        revision.advance();
        snapshots.refresh();

        assertThat(snapshot.current()).isEqualTo(2);
    }

    @Test
    void aSilentDatabaseIsBridgedForHalfAMinuteThenNothingIsAnswered() {
        snapshot.current();

        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(30)));
        assertThat(snapshot.current()).isEqualTo(1);
        now.updateAndGet(instant -> instant.plusMillis(1));

        assertThatThrownBy(snapshot::current).isInstanceOf(DatabaseUnavailable.class);
        snapshots.refresh();
        assertThat(snapshot.current()).isEqualTo(1);
    }
}
