package io.rialto.server.trace;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.page.Reference;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Traces on a database, written when a test looks. */
public final class TraceBook {

    private TraceBook() {}

    public static Traces of(TestDatabase database, Clock clock) {
        TraceRows rows = new TraceRows(new JdbcTemplate(database.dataSource()));
        return new Traces(rows, new TraceWriter(rows), clock);
    }

    /** What is known of it when everything that waits is written. */
    public static Optional<Trace> read(Traces traces, Reference reference) {
        traces.writeAll();
        return traces.of(reference);
    }
}
