package io.rialto.server.rollout;

import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.provisioning.Prepared;
import io.rialto.server.rollout.Rollout.State;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of runs and of what came of them. */
@Component
class RolloutRows {

    private static final Columns RUNS = Columns.withId("id")
            .and("site", "site", Type.TEXT)
            .and("service", "service", Type.TEXT)
            .and("dry_run", "dry_run", Type.BOOLEAN)
            .and("state", "state", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);
    private static final Columns FINDINGS = Columns.withId("id")
            .and("run", "rollout", Type.TEXT)
            .and("customer", "customer", Type.TEXT)
            .and("result", "result", Type.TEXT)
            .and("reason", "reason", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "created_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;
    private final Ids ids;

    RolloutRows(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** @return whether it was: not while another is running for the service */
    boolean add(Rollout rollout, String todo) {
        return jdbc.sql("""
                        insert into rollout (id, organization_id, site_id, service_id, site, service, dry_run, state, todo,
                            running_for, attempts, creates, changes, unchanged, refused, postponed, created_at, updated_at)
                        values (:id, :organization, :siteId, :serviceId, :site, :service, :dry, 'running', :todo,
                            :serviceId, 0, 0, 0, 0, 0, 0, :now, :now)
                        on conflict do nothing
                        """)
                        .param("id", rollout.id())
                        .param("organization", rollout.organization())
                        .param("siteId", rollout.siteId().value())
                        .param("serviceId", rollout.serviceId().value())
                        .param("site", rollout.site())
                        .param("service", rollout.service())
                        .param("dry", rollout.dryRun())
                        .param("todo", todo)
                        .param("now", utc(rollout.createdAt()))
                        .update()
                > 0;
    }

    Optional<Rollout> byId(String id) {
        return jdbc.sql("select * from rollout where id = ?")
                .param(id)
                .query(RolloutRows::rollout)
                .optional();
    }

    Optional<String> todo(String id) {
        return jdbc.sql("select todo from rollout where id = ? and state = 'running' and todo is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Held until the transaction ends. */
    void lock(String id) {
        jdbc.sql("select attempts from rollout where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    Found<Rollout> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, RUNS);
        String from = " from rollout where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(RolloutRows::rollout)
                        .list(),
                count(from, sql, organization));
    }

    Found<Finding> findings(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, FINDINGS);
        String from = " from rollout_result where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(RolloutRows::finding)
                        .list(),
                count(from, sql, organization));
    }

    private long count(String from, SqlSearch sql, UUID organization) {
        return jdbc.sql("select count(*)" + from)
                .params(sql.parameters())
                .param("organization", organization)
                .query(Long.class)
                .single();
    }

    Optional<Finding> finding(UUID organization, String id) {
        return jdbc.sql("select * from rollout_result where organization_id = ? and id = ?")
                .params(organization, id)
                .query(RolloutRows::finding)
                .optional();
    }

    void count(Rollout rollout, Tally more, Instant now) {
        jdbc.sql("""
                        update rollout set creates = creates + :creates, changes = changes + :changes,
                            unchanged = unchanged + :unchanged, refused = refused + :refused,
                            postponed = postponed + :postponed, attempts = 0, updated_at = :now
                        where id = :id
                        """)
                .param("creates", more.creates())
                .param("changes", more.changes())
                .param("unchanged", more.unchanged())
                .param("refused", more.refused())
                .param("postponed", more.postponed())
                .param("now", utc(now))
                .param("id", rollout.id())
                .update();
    }

    void note(Rollout rollout, Result result, Instant now) {
        Prepared prepared = result.prepared();
        jdbc.sql("""
                        insert into rollout_result (id, rollout, organization_id, customer, result, reason, attributes, created_at)
                        values (:id, :rollout, :organization, :customer, :result, :reason, :attributes, :now)
                        """)
                .param("id", ids.next())
                .param("rollout", rollout.id())
                .param("organization", rollout.organization())
                .param("customer", result.customer())
                .param("result", prepared.step().key())
                .param("reason", prepared.reason())
                .param("attributes", String.join("\n", prepared.attributes()))
                .param("now", utc(now))
                .update();
    }

    /** @return whether it still runs */
    boolean goOn(String id, String todo) {
        return jdbc.sql("update rollout set todo = :todo, reason = null where id = :id and state = 'running'")
                        .param("id", id)
                        .param("todo", todo)
                        .update()
                > 0;
    }

    /** @return whether it still runs */
    boolean pause(String id, String reason, Instant now) {
        return jdbc.sql("""
                        update rollout set attempts = attempts + 1, reason = :reason, updated_at = :now
                        where id = :id and state = 'running'
                        """)
                        .param("id", id)
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /**
     * @param choice whom it was for, sealed, when another run may be begun for the same
     * @return whether it was running
     */
    boolean end(String id, State state, @Nullable String reason, Optional<String> choice, Instant now) {
        return jdbc.sql("""
                        update rollout set state = :state, reason = :reason, todo = :choice, running_for = null, updated_at = :now
                        where id = :id and state = 'running'
                        """)
                        .param("id", id)
                        .param("state", state.key())
                        .param("reason", reason)
                        .param("choice", choice.orElse(null))
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Whom a dry run that is done was for, while that is kept. */
    Optional<String> choice(String id) {
        return jdbc.sql("select todo from rollout where id = ? and state = 'done' and dry_run and todo is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    void forgetChoices(Instant before) {
        jdbc.sql("update rollout set todo = null where state <> 'running' and todo is not null and updated_at < ?")
                .param(utc(before))
                .update();
    }

    void forgetChoices(SiteId site) {
        jdbc.sql("update rollout set todo = null where site_id = ? and state <> 'running' and todo is not null")
                .param(site.value())
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from rollout where state <> 'running' and updated_at < ?")
                .param(utc(before))
                .update();
    }

    private static Rollout rollout(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean dryRun = row.getBoolean("dry_run");
        return new Rollout(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("site"),
                row.getString("service"),
                dryRun,
                state,
                row.getString("reason"),
                row.getInt("attempts"),
                new Tally(
                        row.getLong("creates"),
                        row.getLong("changes"),
                        row.getLong("unchanged"),
                        row.getLong("refused"),
                        row.getLong("postponed")),
                dryRun && state == State.DONE && row.getString("todo") != null,
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        String attributes = row.getString("attributes");
        return new Finding(
                row.getString("id"),
                row.getString("rollout"),
                row.getString("customer"),
                new Prepared(
                        Prepared.Step.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        attributes.isEmpty() ? List.of() : List.of(attributes.split("\n", -1))),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
