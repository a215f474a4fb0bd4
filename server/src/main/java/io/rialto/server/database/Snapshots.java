package io.rialto.server.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all snapshots up to date: once a second it asks for the revision, and reads again what belongs to a new one.
 *
 * <p>While the database does not answer, the last state serves on for half a minute: long enough for a fail-over, too short for a
 * customer or a site that was shut out to profit from an outage. Then everything is denied.
 */
public final class Snapshots implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Revision revision;
    private final Clock clock;
    private final List<Snapshot<?>> members = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rialto-snapshots").factory());
    private long loaded = -1;
    private volatile Instant freshAt = Instant.MIN;
    private volatile boolean silent;

    public Snapshots(Revision revision, Clock clock) {
        this.revision = revision;
        this.clock = clock;
    }

    /** A snapshot of what {@code load} reads, again when the revision changed. */
    public <T> Snapshot<T> of(Supplier<T> load) {
        return member(new Snapshot<>(this, load, false));
    }

    /** A snapshot that is brought up to date each second, whatever the revision says: {@code load} reads only what is new. */
    public <T> Snapshot<T> following(Supplier<T> load) {
        return member(new Snapshot<>(this, load, true));
    }

    private <T> Snapshot<T> member(Snapshot<T> snapshot) {
        members.add(snapshot);
        return snapshot;
    }

    /** Asks the database now. */
    public synchronized void refresh() {
        // The revision first: what is read after it is at least that new.
        long seen = revision.current();
        Instant asked = clock.instant();
        for (Snapshot<?> member : members) {
            if (seen != loaded || member.follows() || !member.isLoaded()) {
                member.reload();
            }
        }
        loaded = seen;
        freshAt = asked;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            refresh();
            if (silent) {
                silent = false;
                LOG.info("event=database_answers_again");
            }
        } catch (RuntimeException e) {
            if (!silent) {
                silent = true;
                LOG.warn("event=database_silent cause={}", e.getClass().getSimpleName());
            }
        }
    }

    void loadFirst(Snapshot<?> snapshot) {
        synchronized (this) {
            if (!snapshot.isLoaded()) {
                refresh();
            }
        }
    }

    void requireFresh() {
        if (freshAt.isBefore(clock.instant().minus(PATIENCE))) {
            throw new DatabaseUnavailable();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
