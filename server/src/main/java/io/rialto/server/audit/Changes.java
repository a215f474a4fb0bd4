package io.rialto.server.audit;

import io.rialto.server.database.Ids;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers changes, and finds them. Nothing here alters or removes one. Safe for use by many threads. */
@Component
public class Changes {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Columns COLUMNS = Columns.withId("id")
            .and("resource_type", "resource_type", Type.TEXT)
            .and("resource_id", "resource_id", Type.TEXT)
            .and("event", "event", Type.TEXT)
            .and("who", "who", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "created_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    @Autowired
    public Changes(JdbcClient jdbc, Ids ids, Clock clock, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** With nobody who listens. */
    public Changes(JdbcClient jdbc, Ids ids, Clock clock) {
        this(jdbc, ids, clock, recorded -> {});
    }

    /** Remembers it and publishes {@link Recorded}, in the caller's transaction; an update that altered nothing is none. */
    public void record(Subject subject, Event event, Alterations alterations, Who who) {
        if (event == Event.UPDATE && alterations.isEmpty()) {
            return;
        }
        String id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into resource_version
                            (id, organization_id, resource_type, resource_id, event, changes, who, created_at)
                        values (:id, :organization, :type, :resource, :event, :changes, :who, :now)
                        """)
                .param("id", id)
                .param("organization", subject.organization())
                .param("type", subject.type())
                .param("resource", subject.id())
                .param("event", event.name().toLowerCase(Locale.ROOT))
                .param("changes", JSON.writeValueAsString(alterations.values()))
                .param("who", who.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        listeners.publishEvent(new Recorded(id, subject, event, alterations.values(), who, now));
    }

    public Optional<Version> byId(UUID organization, String id) {
        return jdbc.sql("select * from resource_version where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .query(Changes::version)
                .optional();
    }

    /** The organization's that fit. */
    public Found<Version> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from resource_version where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Changes::version)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** Everything that happened to one thing, the newest first. */
    public List<Version> of(Subject subject) {
        return jdbc.sql("""
                        select * from resource_version
                        where organization_id = :organization and resource_type = :type and resource_id = :resource
                        order by created_at desc, id
                        """)
                .param("organization", subject.organization())
                .param("type", subject.type())
                .param("resource", subject.id())
                .query(Changes::version)
                .list();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("id"),
                new Subject(
                        row.getObject("organization_id", UUID.class),
                        row.getString("resource_type"),
                        row.getString("resource_id")),
                Event.valueOf(row.getString("event").toUpperCase(Locale.ROOT)),
                row.getString("changes"),
                new Who(row.getString("who")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
