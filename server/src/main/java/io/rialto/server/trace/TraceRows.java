package io.rialto.server.trace;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of traces. */
@Component
class TraceRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSERT = """
            insert into launch_trace (id, site_id, service_id, good, content) values (?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    TraceRows(JdbcTemplate batches) {
        this.batches = batches;
        this.jdbc = JdbcClient.create(batches);
    }

    void save(List<Trace> traces) {
        List<@Nullable Object[]> rows = traces.stream().map(TraceRows::row).toList();
        batches.batchUpdate(INSERT, rows);
    }

    private static @Nullable Object[] row(Trace trace) {
        ServiceId service = trace.service();
        return new @Nullable Object[] {
            trace.reference().number(),
            trace.site().value(),
            service == null ? null : service.value(),
            trace.good(),
            JSON.writeValueAsString(trace.content())
        };
    }

    Map<Reference, Trace> of(Collection<Reference> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from launch_trace where id in (:ids)")
                .param("ids", references.stream().map(Reference::number).toList())
                .query(TraceRows::trace)
                .list()
                .stream()
                .collect(Collectors.toMap(Trace::reference, Function.identity()));
    }

    Optional<Trace> lastGood(Collection<ServiceId> services, Reference before) {
        if (services.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select * from launch_trace where id =
                            (select max(id) from launch_trace where service_id in (:services) and good = true and id < :before)
                        """)
                .param("services", services.stream().map(ServiceId::value).toList())
                .param("before", before.number())
                .query(TraceRows::trace)
                .optional();
    }

    void spoil(Reference reference) {
        jdbc.sql("update launch_trace set good = false where id = ?")
                .param(reference.number())
                .update();
    }

    void remove(Reference reference) {
        jdbc.sql("delete from launch_trace where id = ?")
                .param(reference.number())
                .update();
    }

    /** Removes what went well before an attempt, but for each service's latest. */
    void removeGoodBefore(Reference lowest) {
        jdbc.sql("""
                        delete from launch_trace where good = true and id < ? and exists (
                            select 1 from launch_trace later
                            where later.service_id = launch_trace.service_id and later.good = true and later.id > launch_trace.id)
                        """).param(lowest.number()).update();
    }

    /** Removes what went wrong before an attempt. */
    void removeBefore(Reference lowest) {
        jdbc.sql("delete from launch_trace where good = false and id < ?")
                .param(lowest.number())
                .update();
    }

    private static Trace trace(ResultSet row, int number) throws SQLException {
        UUID service = row.getObject("service_id", UUID.class);
        return new Trace(
                Reference.of(row.getLong("id")),
                new SiteId(row.getObject("site_id", UUID.class)),
                service == null ? null : new ServiceId(service),
                row.getBoolean("good"),
                JSON.readValue(row.getString("content"), Trace.Content.class));
    }
}
