package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what is known of services' metadata. */
@Component
class Rows {

    private static final int LONGEST_FAILURE = 500;

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> all() {
        return jdbc.sql("select * from service_metadata").query(Rows::row).list();
    }

    Optional<Row> find(ServiceId service) {
        return jdbc.sql("select * from service_metadata where service_id = :service")
                .param("service", service.value())
                .query(Rows::row)
                .optional();
    }

    /** Writes it in place of the one there is. */
    void save(Row row) {
        int updated = written("""
                update service_metadata set source = :source, trust = :trust, accepted = :accepted,
                    accepted_at = :acceptedAt, closed = :closed, etag = :etag, last_modified = :lastModified,
                    rejected = :rejected, failing_since = :failingSince, failure = :failure, attempts = :attempts,
                    failing_told = :failingTold, ending_told = :endingTold
                where service_id = :service
                """, row);
        if (updated == 0) {
            written("""
                    insert into service_metadata (service_id, source, trust, accepted, accepted_at, closed, etag,
                        last_modified, rejected, failing_since, failure, attempts, failing_told, ending_told)
                    values (:service, :source, :trust, :accepted, :acceptedAt, :closed, :etag,
                        :lastModified, :rejected, :failingSince, :failure, :attempts, :failingTold, :endingTold)
                    """, row);
        }
    }

    private int written(String sql, Row row) {
        Terms accepted = row.accepted();
        String failure = row.failure();
        return jdbc.sql(sql)
                .param("service", row.service().value())
                .param("source", row.source())
                .param("trust", row.trust())
                .param("accepted", accepted == null ? null : accepted.text())
                .param("acceptedAt", utc(row.acceptedAt()))
                .param("closed", row.closed())
                .param("etag", row.etag())
                .param("lastModified", row.lastModified())
                .param("rejected", row.rejected())
                .param("failingSince", utc(row.failingSince()))
                .param(
                        "failure",
                        failure == null || failure.length() <= LONGEST_FAILURE
                                ? failure
                                : failure.substring(0, LONGEST_FAILURE))
                .param("attempts", row.attempts())
                .param("failingTold", row.failingTold())
                .param("endingTold", row.endingTold())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String accepted = row.getString("accepted");
        return new Row(
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("source"),
                row.getString("trust"),
                accepted == null ? null : Terms.of(accepted),
                instant(row, "accepted_at"),
                row.getBoolean("closed"),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getString("rejected"),
                instant(row, "failing_since"),
                row.getString("failure"),
                row.getInt("attempts"),
                row.getBoolean("failing_told"),
                row.getBoolean("ending_told"));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
