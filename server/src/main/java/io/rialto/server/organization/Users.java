package io.rialto.server.organization;

import io.rialto.server.database.Ids;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Page;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds users. */
@Component
public class Users {

    private static final Columns COLUMNS = Columns.withId("id").and("email", "email", Type.TEXT);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    public Users(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<User> byId(UserId id) {
        return jdbc.sql("select * from user_account where id = :id")
                .param("id", id.value())
                .query(Users::user)
                .optional();
    }

    public Optional<User> byEmail(EmailAddress email) {
        return jdbc.sql("select * from user_account where email_key = :key")
                .param("key", email.key())
                .query(Users::user)
                .optional();
    }

    /** The user with that address, made when there is none; two that come at once get the same. */
    public User byEmailOrMade(EmailAddress email, String firstName, String lastName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into user_account
                            (id, email, email_key, first_name, last_name, metadata, created_at, updated_at)
                        values (:id, :email, :key, :firstName, :lastName, '{}', :now, :now)
                        on conflict do nothing
                        """)
                .param("id", ids.next())
                .param("email", email.value())
                .param("key", email.key())
                .param("firstName", firstName)
                .param("lastName", lastName)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return byEmail(email).orElseThrow();
    }

    /** Keeps others from changing the user until the caller's transaction ends. */
    public void lock(UserId id) {
        jdbc.sql("select id from user_account where id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Those of them that fit; the condition may name their {@code email}. */
    public List<UserId> among(Collection<UserId> users, Condition condition) {
        if (users.isEmpty()) {
            return List.of();
        }
        SqlSearch sql = SqlSearch.of(new Search(condition, List.of(), Page.FIRST), COLUMNS);
        return jdbc.sql("select id from user_account where id in (:users) and " + sql.where())
                .params(sql.parameters())
                .param("users", users.stream().map(UserId::value).toList())
                .query((row, number) -> new UserId(row.getString("id")))
                .list();
    }

    /** Writes what the user may change about themselves: names, time zone, address and notes. */
    public void save(User user) {
        jdbc.sql("""
                        update user_account
                        set email = :email, email_key = :key, first_name = :firstName, last_name = :lastName,
                            time_zone = :timeZone, reference = :reference, reference_origin = :origin,
                            metadata = :metadata, updated_at = :now
                        where id = :id
                        """)
                .param("id", user.id().value())
                .param("email", user.email().value())
                .param("key", user.email().key())
                .param("firstName", user.firstName())
                .param("lastName", user.lastName())
                .param("timeZone", user.timeZone())
                .param("reference", user.notes().reference())
                .param("origin", user.notes().referenceOrigin())
                .param("metadata", user.notes().metadata())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getString("id")),
                new EmailAddress(row.getString("email")),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("time_zone"),
                new Notes(row.getString("reference"), row.getString("reference_origin"), row.getString("metadata")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
