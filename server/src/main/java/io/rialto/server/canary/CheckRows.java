package io.rialto.server.canary;

import io.rialto.server.canary.PrivacyCheck.Outcome;
import io.rialto.server.canary.PrivacyCheck.State;
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

/** The table of runs. */
@Component
class CheckRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site", "site", Type.TEXT)
            .and("state", "state", Type.TEXT)
            .and("outcome", "outcome", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;

    CheckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it was: not while another is running for the organization */
    boolean add(PrivacyCheck check) {
        return jdbc.sql("""
                        insert into privacy_check (id, organization_id, site_id, site, services, launches_each, state, running_for,
                            percent, created_at, updated_at)
                        values (:id, :organization, :siteId, :site, :services, :each, 'running', :organization, 0, :now, :now)
                        on conflict do nothing
                        """)
                        .param("id", check.id())
                        .param("organization", check.organization())
                        .param("siteId", check.siteId().value())
                        .param("site", check.site())
                        .param("services", String.join(",", check.services()))
                        .param("each", check.each())
                        .param("now", utc(check.createdAt()))
                        .update()
                > 0;
    }

    Optional<PrivacyCheck> byId(String id) {
        return jdbc.sql("select * from privacy_check where id = ?")
                .param(id)
                .query(CheckRows::check)
                .optional();
    }

    Found<PrivacyCheck> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from privacy_check where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(CheckRows::check)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    void progress(String id, int percent, Instant now) {
        jdbc.sql("update privacy_check set percent = ?, updated_at = ? where id = ? and state = 'running'")
                .params(percent, utc(now), id)
                .update();
    }

    boolean end(String id, State state, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        update privacy_check set state = :state, reason = :reason, running_for = null, updated_at = :now
                        where id = :id and state = 'running'
                        """)
                        .param("id", id)
                        .param("state", state.key())
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    void conclude(String id, Outcome outcome, String report, String statement) {
        jdbc.sql("update privacy_check set percent = 100, outcome = ?, report = ?, statement = ? where id = ?")
                .params(outcome.key(), report, statement, id)
                .update();
    }

    private static PrivacyCheck check(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new PrivacyCheck(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("site"),
                List.of(row.getString("services").split(",", -1)),
                row.getInt("launches_each"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getInt("percent"),
                row.getString("report"),
                row.getString("statement"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
