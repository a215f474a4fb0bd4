package io.rialto.server.webhook;

import io.rialto.server.database.Ids;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.webhook.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of events and deliveries. */
@Component
class DeliveryRows {

    private static final Columns COLUMNS = Columns.withId("d.id")
            .and("webhook_id", "d.webhook_id", Type.TEXT)
            .and("event", "d.event_id", Type.TEXT)
            .and("type", "d.type", Type.TEXT)
            .and("state", "d.state", Type.TEXT)
            .and("attempts", "d.attempts", Type.NUMBER)
            .and("created_at", "d.created_at", Type.INSTANT)
            .and("updated_at", "d.updated_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    DeliveryRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is sent: the event's id, type and data. */
    record Content(String event, String type, String data, Instant happenedAt) {}

    /** Writes an event down, once; nothing when it is there already. */
    Optional<String> event(UUID organization, EventType type, String source, String data, Instant happenedAt) {
        String id = ids.next();
        int added = jdbc.sql("""
                        insert into webhook_event (id, organization_id, type, source, data, happened_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(id, organization, type.text(), source, data, Times.utc(happenedAt))
                .update();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /** A delivery of the event, for a webhook that wants it; nothing when the webhook is gone meanwhile. */
    Optional<String> delivery(String webhook, String event, EventType type) {
        String id = ids.next();
        Instant now = clock.instant();
        int added = jdbc.sql("""
                        insert into webhook_delivery (id, webhook_id, event_id, type, state, attempts, next_at, created_at, updated_at)
                        select cast(:id as varchar(10)), id, cast(:event as varchar(10)), cast(:type as varchar(60)), 'waiting', 0,
                            cast(:now as timestamp with time zone), cast(:now as timestamp with time zone),
                            cast(:now as timestamp with time zone)
                        from webhook where id = :webhook
                        """)
                .param("id", id)
                .param("event", event)
                .param("type", type.text())
                .param("now", Times.utc(now))
                .param("webhook", webhook)
                .update();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    Content content(String event) {
        return jdbc.sql("select id, type, data, happened_at from webhook_event where id = ?")
                .param(event)
                .query((row, number) -> new Content(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("data"),
                        Times.instant(row, "happened_at")))
                .single();
    }

    Optional<Delivery> byId(String id) {
        return jdbc.sql("select * from webhook_delivery where id = ?")
                .param(id)
                .query(DeliveryRows::delivery)
                .optional();
    }

    /** Its events since then that it was told, or should have been. */
    List<String> of(String webhook, Instant since, boolean failedOnly) {
        return jdbc.sql("select d.id from webhook_delivery d join webhook_event e on e.id = d.event_id"
                        + " where d.webhook_id = ? and e.happened_at >= ? and d.state "
                        + (failedOnly ? "= 'failed'" : "<> 'waiting'") + " order by e.happened_at, d.id")
                .params(webhook, Times.utc(since))
                .query((row, number) -> row.getString(1))
                .list();
    }

    void again(String id) {
        Instant now = clock.instant();
        jdbc.sql(
                        "update webhook_delivery set state = 'waiting', attempts = 0, next_at = ?, updated_at = ? where id = ?")
                .params(Times.utc(now), Times.utc(now), id)
                .update();
    }

    void settle(
            String id,
            State state,
            int attempts,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable Instant nextAt) {
        jdbc.sql("""
                        update webhook_delivery set state = :state, attempts = :attempts, status = :status, reason = :reason,
                            next_at = :nextAt, updated_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.key())
                .param("attempts", attempts)
                .param("status", status)
                .param("reason", reason)
                .param("nextAt", Times.utcOrNull(nextAt))
                .param("now", Times.utc(clock.instant()))
                .update();
    }

    Found<Delivery> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from webhook_delivery d join webhook w on w.id = d.webhook_id"
                + " where w.organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select d.*" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(DeliveryRows::delivery)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** Removes what happened before, with its deliveries. */
    void removeBefore(Instant instant) {
        jdbc.sql("delete from webhook_event where happened_at < ?")
                .param(Times.utc(instant))
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("event_id"),
                row.getString("type"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("reason"),
                Times.instantOrNull(row, "next_at"),
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"));
    }
}
