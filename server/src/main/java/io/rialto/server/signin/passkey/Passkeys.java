package io.rialto.server.signin.passkey;

import io.rialto.server.database.Ids;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds passkeys. */
@Component
public class Passkeys {

    /** As many as one person can have. */
    public static final int MOST = 20;

    private static final Columns COLUMNS = Columns.withId("id")
            .and("name", "name", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("used_at", "used_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    public Passkeys(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The user's, the oldest first. */
    public List<Passkey> of(UserId user) {
        return jdbc.sql("select * from passkey where user_id = :user order by created_at, id")
                .param("user", user.value())
                .query(Passkeys::passkey)
                .list();
    }

    /** One of the user's. */
    public Optional<Passkey> byId(UserId user, String id) {
        return jdbc.sql("select * from passkey where id = :id and user_id = :user")
                .param("id", id)
                .param("user", user.value())
                .query(Passkeys::passkey)
                .optional();
    }

    /** The user's that fit. */
    public Found<Passkey> search(UserId user, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from passkey where user_id = :user and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("user", user.value())
                        .query(Passkeys::passkey)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("user", user.value())
                        .query(Long.class)
                        .single());
    }

    Optional<Passkey> byCredential(String credentialId) {
        return jdbc.sql("select * from passkey where credential_id = :id")
                .param("id", credentialId)
                .query(Passkeys::passkey)
                .optional();
    }

    /** Whether it is kept now; false: somebody has it already. */
    boolean add(UserId user, Optional<OrganizationId> organization, Made made, PasskeyName name) {
        return jdbc.sql("""
                        insert into passkey
                            (id, user_id, organization_id, credential_id, credential, sign_count, backed_up, name, created_at)
                        values (:id, :user, :organization, :credentialId, :credential, :count, :backedUp, :name, :now)
                        on conflict do nothing
                        """)
                        .param("id", ids.next())
                        .param("user", user.value())
                        .param(
                                "organization",
                                organization.map(OrganizationId::value).orElse(null))
                        .param("credentialId", made.credentialId())
                        .param("credential", made.credential())
                        .param("count", made.count())
                        .param("backedUp", made.backedUp())
                        .param("name", name.value())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Of two that signed with the same count, one is a copy: only the first is taken. */
    boolean used(Passkey passkey, long count) {
        return jdbc.sql("""
                        update passkey set sign_count = :count, used_at = :now
                        where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """)
                        .param("count", count)
                        .param("now", now())
                        .param("id", passkey.id())
                        .update()
                == 1;
    }

    /** Gives one of the user's another name. */
    public void rename(UserId user, String id, PasskeyName name) {
        jdbc.sql("update passkey set name = :name where id = :id and user_id = :user")
                .param("name", name.value())
                .param("id", id)
                .param("user", user.value())
                .update();
    }

    /** Nobody signs in with it any more. */
    public void remove(UserId user, String id) {
        jdbc.sql("delete from passkey where id = :id and user_id = :user")
                .param("id", id)
                .param("user", user.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new Passkey(
                row.getString("id"),
                new UserId(row.getString("user_id")),
                organization == null ? null : new OrganizationId(organization),
                row.getString("credential_id"),
                row.getString("credential"),
                row.getLong("sign_count"),
                row.getBoolean("backed_up"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
