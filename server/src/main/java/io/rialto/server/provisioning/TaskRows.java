package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ServiceId;
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

/** The table of tasks. */
@Component
class TaskRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site", "site", Type.TEXT)
            .and("service", "service", Type.TEXT)
            .and("customer", "customer", Type.TEXT)
            .and("kind", "kind", Type.TEXT)
            .and("way", "way", Type.TEXT)
            .and("state", "state", Type.TEXT)
            .and("reason", "reason", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Task task) {
        jdbc.sql("""
                        insert into provisioning_task (id, organization_id, site_id, service_id, site, service, customer, kind,
                            way, state, payload, print, attempts, reason, status, happened_at, due_at, created_at, updated_at)
                        values (:id, :organization, :siteId, :serviceId, :site, :service, :customer, :kind,
                            :way, :state, :payload, :print, :attempts, :reason, :status, :happened, :due, :created, :updated)
                        """)
                .param("id", task.id())
                .param("organization", task.organization())
                .param("siteId", task.siteId().value())
                .param("serviceId", task.serviceId().value())
                .param("site", task.site())
                .param("service", task.service())
                .param("customer", task.customer())
                .param("kind", task.kind().key())
                .param("way", task.way().key())
                .param("state", task.state().key())
                .param("payload", task.sealed())
                .param("print", task.print())
                .param("attempts", task.attempts())
                .param("reason", task.reason())
                .param("status", task.status())
                .param("happened", utc(task.happenedAt()))
                .param("due", utc(task.dueAt()))
                .param("created", utc(task.createdAt()))
                .param("updated", utc(task.updatedAt()))
                .update();
    }

    /** The next one of the lane. */
    Optional<Task> head(Lane lane) {
        return waiting(lane).stream().findFirst();
    }

    List<Task> waiting(Lane lane) {
        return jdbc.sql("""
                        select * from provisioning_task
                        where service_id = :service and customer = :customer and state = 'waiting' order by number
                        """)
                .param("service", lane.service().value())
                .param("customer", lane.customer())
                .query(TaskRows::task)
                .list();
    }

    /** What was to be told before is pointless: something newer is to be told, or the customer left. */
    void supersedeKeeping(Lane lane, Instant now) {
        jdbc.sql("""
                        update provisioning_task set state = 'superseded', payload = null, updated_at = :now
                        where service_id = :service and customer = :customer and kind = 'keep'
                            and state in ('waiting', 'failed')
                        """)
                .param("service", lane.service().value())
                .param("customer", lane.customer())
                .param("now", utc(now))
                .update();
    }

    /** It is over, and nothing of what had to be told stays. */
    void settle(String id, State state, @Nullable String reason, int status, Instant now) {
        jdbc.sql("""
                        update provisioning_task set state = :state, reason = :reason, status = :status, updated_at = :now,
                            attempts = attempts + 1, payload = null
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", state.key())
                .param("reason", reason)
                .param("status", status)
                .param("now", utc(now))
                .update();
    }

    /** It has to be tried again, or somebody has to look: what had to be told stays. */
    void postpone(String id, State state, String reason, int status, Instant due, Instant now) {
        jdbc.sql("""
                        update provisioning_task set state = :state, reason = :reason, status = :status, updated_at = :now,
                            attempts = attempts + 1, due_at = :due
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", state.key())
                .param("reason", reason)
                .param("status", status)
                .param("due", utc(due))
                .param("now", utc(now))
                .update();
    }

    /** It is not counted: the service asked for time. */
    void delay(String id, Instant due) {
        jdbc.sql("update provisioning_task set due_at = :due where id = :id and state = 'waiting'")
                .param("id", id)
                .param("due", utc(due))
                .update();
    }

    /** One that failed is tried anew, now. */
    void revive(String id, Instant now) {
        jdbc.sql("""
                        update provisioning_task set state = 'waiting', attempts = 0, due_at = :now, updated_at = :now
                        where id = :id and state in ('failed', 'waiting')
                        """).param("id", id).param("now", utc(now)).update();
    }

    /** Those of the service that failed, the oldest first. */
    List<Task> failed(UUID organization, ServiceId service, int most) {
        return jdbc.sql("""
                        select * from provisioning_task
                        where organization_id = :organization and service_id = :service and state = 'failed'
                        order by number limit :most
                        """)
                .param("organization", organization)
                .param("service", service.value())
                .param("most", most)
                .query(TaskRows::task)
                .list();
    }

    void lock(String id) {
        jdbc.sql("select number from provisioning_task where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    void remove(String id) {
        jdbc.sql("delete from provisioning_task where id = :id").param("id", id).update();
    }

    Optional<Task> byId(String id) {
        return jdbc.sql("select * from provisioning_task where id = :id")
                .param("id", id)
                .query(TaskRows::task)
                .optional();
    }

    /** What services were told, or are to be told, because the customer left; the latest first. */
    List<Task> departures(UUID organization, String customer) {
        return jdbc.sql("""
                        select * from provisioning_task
                        where organization_id = :organization and customer = :customer
                            and kind in ('disabled', 'enabled', 'deleted', 'erased', 'ended')
                        order by number desc
                        """)
                .param("organization", organization)
                .param("customer", customer)
                .query(TaskRows::task)
                .list();
    }

    Found<Task> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from provisioning_task where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(TaskRows::task)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** Removes receipts that are older, and what failed and nobody looked at. */
    void forget(Instant keptBefore, Instant leftBefore) {
        jdbc.sql("delete from provisioning_task where kind = 'keep' and state <> 'waiting' and updated_at < :before")
                .param("before", utc(keptBefore))
                .update();
        jdbc.sql("delete from provisioning_task where kind <> 'keep' and state <> 'waiting' and updated_at < :before")
                .param("before", utc(leftBefore))
                .update();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("site"),
                row.getString("service"),
                row.getString("customer"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("payload"),
                row.getString("print"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getInt("status"),
                instant(row, "happened_at"),
                instant(row, "due_at"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
