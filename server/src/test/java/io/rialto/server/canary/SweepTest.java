package io.rialto.server.canary;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.canary.Hits.Hit;
import io.rialto.server.canary.Sweep.Read;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever stayed, in whatever table, is found, and its place is told. */
@OnEachDatabase
class SweepTest {

    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 26, 12, 0, 0, 0, ZoneOffset.UTC);

    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final Sweep sweep;
    private final Finder finder = new Finder(FinderTest.MARKER);
    private final Hits hits = new Hits();

    SweepTest(TestDatabase database) {
        this.database = database.emptied();
        this.jdbc = database.jdbc();
        this.sweep = new Sweep(jdbc, new Tables(jdbc), Clock.systemUTC());
    }

    @Test
    void nothingIsFoundWhereNothingStayed() {
        Read read = read();

        assertThat(hits.all()).isEmpty();
        assertThat(read.unread()).isEmpty();
        assertThat(read.tables())
                .extracting(Table::name)
                .contains("launch", "launch_trace", "flyway_schema_history", "privacy_check")
                .doesNotContain("tables");
    }

    @Test
    void whatStayedIsFoundInTextsAndInBytes() {
        job("one", FinderTest.MARKER.plain().getBytes(UTF_16LE));
        job("QANARIENSISJON", "{}".getBytes(UTF_8));
        jdbc.sql("insert into server_secret (purpose, secret) values ('x', ?)")
                .param("with " + FinderTest.MARKER.odd() + " inside")
                .update();

        read();

        assertThat(hits.all())
                .containsExactlyInAnyOrder(
                        new Hit("privacy_check_job.task_data", Form.UTF_16, 1),
                        new Hit("privacy_check_job.task_instance", Form.PLAIN, 1),
                        new Hit("server_secret.secret", Form.PLAIN, 1));
    }

    @Test
    void everyPageIsReadOfATableWithOneKeyAndWithSeveral() {
        List<Object[]> rows = new ArrayList<>();
        IntStream.range(0, 1_203)
                .forEach(number -> rows.add(new Object[] {"t" + number % 3, "%05d".formatted(number), NOW}));
        rows.add(new Object[] {"a", FinderTest.MARKER.plain(), NOW});
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "insert into privacy_check_job (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, false, 1)",
                        rows);
        new JdbcTemplate(database.dataSource())
                .batchUpdate(
                        "insert into server_secret (purpose, secret) values (?, 'x')",
                        rows.stream().map(row -> new Object[] {row[1]}).toList());

        Read read = read();

        assertThat(read.rows()).isGreaterThanOrEqualTo(2_408);
        assertThat(hits.all())
                .contains(
                        new Hit("privacy_check_job.task_instance", Form.PLAIN, 1),
                        new Hit("server_secret.purpose", Form.PLAIN, 1));
    }

    @Test
    void aTableWithoutAKeyIsReadToo() {
        Table whole = new Table("privacy_check_job", List.of("task_name", "task_instance"), List.of());

        assertThat(whole.page(true, 10)).contains("offset ? rows");
        job("one", new byte[0]);
        assertThat(jdbc.sql(whole.page(true, 10)).param(0).query().listOfRows()).hasSize(1);
    }

    @Test
    void whatThereIsNoTimeForIsTold() {
        Read read = sweep.all(finder, hits, Instant.EPOCH, (tables, all, rows) -> {});

        assertThat(read.unread()).contains("launch");
    }

    @Test
    void aLineOfTheLogIsRead() {
        try (LogWatch watch = LogWatch.open(finder, hits)) {
            LoggerFactory.getLogger("a.b")
                    .error("refused who=qanariensisjon", new IllegalStateException(FinderTest.MARKER.odd()));

            assertThat(watch.lines()).isEqualTo(1);
        }
        LoggerFactory.getLogger("a.b").error("after qanariensisjon");

        assertThat(hits.all()).containsExactly(new Hit("log of a.b", Form.PLAIN, 1));
    }

    private Read read() {
        return sweep.all(finder, hits, Instant.MAX, (tables, all, rows) -> {});
    }

    private void job(String id, byte[] data) {
        jdbc.sql(
                        "insert into privacy_check_job (task_name, task_instance, task_data, execution_time, picked, version) values ('x', ?, ?, ?, false, 1)")
                .params(id, data, NOW)
                .update();
    }
}
