package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of changes. */
@Component
class ChangeRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site", "site", Type.TEXT)
            .and("service", "service", Type.TEXT)
            .and("status", "status", Type.TEXT)
            .and("entity_id", "entity_id", Type.TEXT)
            .and("url", "url", Type.TEXT)
            .and("signed", "signed", Type.BOOLEAN)
            .and("decided_by", "decided_by", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MetadataChange change) {
        jdbc.sql("""
                        insert into metadata_change (id, organization_id, service_id, site, service, status, entity_id,
                            url, signed, proposed, print, difference, decided_by, created_at, updated_at)
                        values (:id, :organization, :serviceId, :site, :service, :status, :entityId,
                            :url, :signed, :proposed, :print, :difference, :decidedBy, :createdAt, :updatedAt)
                        """)
                .param("id", change.id())
                .param("organization", change.organization())
                .param("serviceId", change.serviceId().value())
                .param("site", change.site())
                .param("service", change.service())
                .param("status", change.status().key())
                .param("entityId", change.entityId())
                .param("url", change.url().toString())
                .param("signed", change.signed())
                .param("proposed", change.proposed().text())
                .param("print", change.proposed().print())
                .param("difference", change.difference().text())
                .param("decidedBy", change.decidedBy())
                .param("createdAt", Rows.utc(change.createdAt()))
                .param("updatedAt", Rows.utc(change.updatedAt()))
                .update();
    }

    void settle(String id, Status status, @Nullable String by, Instant now) {
        jdbc.sql("""
                        update metadata_change set status = :status, decided_by = :by, updated_at = :now where id = :id
                        """)
                .param("id", id)
                .param("status", status.key())
                .param("by", by)
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<MetadataChange> pending(ServiceId service) {
        return jdbc
                .sql("select * from metadata_change where service_id = :service and status = 'pending' order by id")
                .param("service", service.value())
                .query(ChangeRows::change)
                .list()
                .stream()
                .findFirst();
    }

    Optional<MetadataChange> byId(UUID organization, String id) {
        return jdbc.sql("select * from metadata_change where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .query(ChangeRows::change)
                .optional();
    }

    Found<MetadataChange> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from metadata_change where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(ChangeRows::change)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    private static MetadataChange change(ResultSet row, int number) throws SQLException {
        return new MetadataChange(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("site"),
                row.getString("service"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("entity_id"),
                URI.create(row.getString("url")),
                row.getBoolean("signed"),
                Terms.of(row.getString("proposed")),
                Difference.of(row.getString("difference")),
                row.getString("decided_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
