package io.rialto.server.canary;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the whole database for a finder, a page at a time, and rests between pages so that others are served. */
@Component
class Sweep {

    private static final int ROWS = 500;
    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    private final JdbcClient jdbc;
    private final Tables tables;
    private final Clock clock;

    Sweep(JdbcClient jdbc, Tables tables, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.clock = clock;
    }

    /** Hears how far it is. */
    interface Progress {
        void at(int tables, int all, long rows);
    }

    /**
     * What was read.
     *
     * @param unread names of tables that there was no time for, or not for all of
     */
    record Read(List<Table> tables, long rows, List<String> unread) {}

    /** @param deadline at which it breaks off */
    Read all(Finder finder, Hits hits, Instant deadline, Progress progress) {
        List<Table> all = tables.all();
        List<String> unread = new ArrayList<>();
        long rows = 0;
        for (int at = 0; at < all.size(); at++) {
            progress.at(at, all.size(), rows);
            Reading reading = new Reading(all.get(at), finder, hits);
            if (!reading.whole(deadline)) {
                unread.add(all.get(at).name());
            }
            rows += reading.rows;
        }
        return new Read(all, rows, unread);
    }

    private final class Reading {

        private final Table table;
        private final Finder finder;
        private final Hits hits;
        private long rows;
        private List<Object> last = List.of();

        Reading(Table table, Finder finder, Hits hits) {
            this.table = table;
            this.finder = finder;
            this.hits = hits;
        }

        /** Whether there was time for all of it. */
        boolean whole(Instant deadline) {
            while (clock.instant().isBefore(deadline)) {
                long begun = System.nanoTime();
                if (page() < ROWS) {
                    return true;
                }
                rest(Duration.ofNanos(System.nanoTime() - begun));
            }
            return false;
        }

        private int page() {
            List<Object> from = table.key().isEmpty() ? List.of(rows) : last;
            boolean composite = table.key().size() > 1 && !from.isEmpty();
            List<Object> parameters = new ArrayList<>(composite ? from.subList(0, 1) : List.of());
            parameters.addAll(from);
            int[] read = {0};
            jdbc.sql(table.page(last.isEmpty(), ROWS)).params(parameters).query(row -> {
                read[0]++;
                row(row);
            });
            rows += read[0];
            return read[0];
        }

        private void row(ResultSet row) throws SQLException {
            for (String column : table.columns()) {
                byte[] value = bytes(row, column);
                if (value != null) {
                    hits.add(table.name() + "." + column, finder.in(value));
                }
            }
            List<Object> key = new ArrayList<>();
            for (String column : table.key()) {
                key.add(row.getObject(column));
            }
            last = key;
        }

        private static byte @Nullable [] bytes(ResultSet row, String column) throws SQLException {
            if (row.getObject(column) instanceof byte[] bytes) {
                return bytes;
            }
            String text = row.getString(column);
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }

        private static void rest(Duration took) {
            try {
                Thread.sleep(took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
    }
}
