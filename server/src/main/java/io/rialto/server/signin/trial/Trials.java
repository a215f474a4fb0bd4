package io.rialto.server.signin.trial;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of trials. Safe for use by many threads. */
@Component
public class Trials {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Columns COLUMNS = Columns.withId("id")
            .and("identity_provider_id", "provider_id", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final References references;
    private final Clock clock;

    public Trials(JdbcClient jdbc, References references, Clock clock) {
        this.jdbc = jdbc;
        this.references = references;
        this.clock = clock;
    }

    public Trial begin(IdentityProvider provider, UserId user) {
        Reference id = references.next();
        Instant now = now();
        jdbc.sql("""
                        insert into provider_trial (id, organization_id, provider_id, user_id, created_at)
                        values (:id, :organization, :provider, :user, :now)
                        """)
                .param("id", id.value())
                .param("organization", provider.organization().value())
                .param("provider", provider.id().value())
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Trial(id, provider.organization(), provider.id(), user, now, null, null, null);
    }

    /** Once, in time, and for whoever began it; false: no more. */
    public boolean open(Trial trial) {
        Instant now = now();
        return jdbc.sql("""
                        update provider_trial set opened_at = :now
                        where id = :id and opened_at is null and created_at >= :earliest
                        """)
                        .param("id", trial.id().value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("earliest", now.minus(Trial.LONGEST).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Claims the end of what was opened, so that no code is redeemed for it twice; false: it has ended. */
    public boolean end(Reference id) {
        return jdbc.sql("""
                        update provider_trial set ended_at = :now
                        where id = :id and opened_at is not null and ended_at is null
                        """)
                        .param("id", id.value())
                        .param("now", now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void found(Reference id, Trial.Result result) {
        jdbc.sql("update provider_trial set result = :result where id = :id")
                .param("id", id.value())
                .param("result", JSON.writeValueAsString(result))
                .update();
    }

    public Optional<Trial> byId(Reference id) {
        return jdbc.sql("select * from provider_trial where id = :id")
                .param("id", id.value())
                .query(Trials::trial)
                .optional();
    }

    /** Those that the user began in the organization, the newest first unless another order is asked for. */
    public Found<Trial> search(OrganizationId organization, UserId user, Search search) {
        SqlSearch sql = SqlSearch.of(
                search.order().isEmpty()
                        ? new Search(search.condition(), List.of(new Order("id", true)), search.page())
                        : search,
                COLUMNS);
        String from =
                " from provider_trial where organization_id = :organization and user_id = :user and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization.value())
                        .param("user", user.value())
                        .query(Trials::trial)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization.value())
                        .param("user", user.value())
                        .query(Long.class)
                        .single());
    }

    /** Removes what is older; the ids ascend with time. */
    int removeBefore(Reference lowest) {
        return jdbc.sql("delete from provider_trial where id < :lowest")
                .param("lowest", lowest.value())
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Trial trial(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new Trial(
                new Reference(row.getString("id")),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new IdentityProviderId(row.getString("provider_id")),
                new UserId(row.getString("user_id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "opened_at"),
                instant(row, "ended_at"),
                result == null ? null : JSON.readValue(result, Trial.Result.class));
    }
}
