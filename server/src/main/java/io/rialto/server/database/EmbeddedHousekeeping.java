package io.rialto.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives space in the embedded database's file back. Every commit appends a piece to the file and leaves older pieces half empty.
 * H2 rewrites those in its background writer, which {@code WRITE_DELAY=0} switches off; so it is done here, a little each second.
 * Without it a launch would take seven kilobytes of the disk, with it one.
 */
final class EmbeddedHousekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedHousekeeping.class);
    private static final long PERIOD_SECONDS = 1;
    /** In percent: pieces are rewritten while less than this of them all is in use. */
    private static final int FILLED = 60;
    /** Bytes rewritten at once: some milliseconds for which a commit may have to wait. */
    private static final int AT_ONCE = 1 << 20;

    private final DataSource database;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rialto-housekeeping").factory());
    private boolean failing;

    EmbeddedHousekeeping(DataSource database) {
        this.database = database;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::tick, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            tidy();
            failing = false;
        } catch (SQLException | MVStoreException e) {
            if (!failing) {
                failing = true;
                LOG.warn("event=housekeeping_failed cause={}", e.getClass().getSimpleName());
            }
        }
    }

    /** Rewrites some of what is half empty, if there is enough of it. */
    void tidy() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                session.getDatabase().getStore().getMvStore().compact(FILLED, AT_ONCE);
            }
        }
    }

    /** Waits for what it is doing: an interrupt would close the file under H2. */
    @Override
    public void close() {
        timer.close();
    }
}
