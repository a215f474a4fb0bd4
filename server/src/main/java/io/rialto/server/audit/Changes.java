package io.rialto.server.audit;

import io.rialto.server.database.Ids;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            .and("number", "number", Type.NUMBER)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Ids ids;
    private final Clock clock;
    private final @Nullable Chain chain;
    private final ApplicationEventPublisher listeners;

    @Autowired
    Changes(JdbcClient jdbc, Ids ids, Clock clock, Chain chain, ApplicationEventPublisher listeners) {
        this(jdbc, ids, clock, listeners, chain);
    }

    private Changes(JdbcClient jdbc, Ids ids, Clock clock, ApplicationEventPublisher listeners, @Nullable Chain chain) {
        this.jdbc = jdbc;
        this.entries = new Entries(jdbc);
        this.ids = ids;
        this.clock = clock;
        this.chain = chain;
        this.listeners = listeners;
    }

    /** With nobody who listens, and in no chain. */
    public Changes(JdbcClient jdbc, Ids ids, Clock clock) {
        this(jdbc, ids, clock, recorded -> {}, null);
    }

    /** Remembers it and publishes {@link Recorded}, in the caller's transaction; an update that altered nothing is none. */
    public void record(Subject subject, Event event, Alterations alterations, Who who) {
        if (event == Event.UPDATE && alterations.isEmpty()) {
            return;
        }
        Version version = new Version(
                ids.next(),
                subject,
                event,
                JSON.writeValueAsString(alterations.values()),
                who,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
        if (chain == null) {
            write(version, alterations);
        } else {
            chain.together(() -> {
                write(version, alterations);
                chain.add(version);
            });
        }
    }

    private void write(Version version, Alterations alterations) {
        entries.add(version);
        listeners.publishEvent(new Recorded(
                version.id(), version.subject(), version.event(), alterations.values(), version.who(), version.at()));
    }

    public Optional<Version> byId(UUID organization, String id) {
        return jdbc.sql("select * from resource_version where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .query(Entries::version)
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
                        .query(Entries::version)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** The organization's that fit, in the order of their numbers, from the one behind that number on. */
    public List<Version> following(UUID organization, Condition condition, long number, int most) {
        SqlSearch sql = SqlSearch.of(new Search(condition, List.of(), Page.FIRST), COLUMNS);
        return jdbc.sql("select * from resource_version where organization_id = :organization and number > :number and "
                        + sql.where() + " order by number limit :most")
                .params(sql.parameters())
                .param("organization", organization)
                .param("number", number)
                .param("most", most)
                .query(Entries::version)
                .list();
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
                .query(Entries::version)
                .list();
    }
}
