package io.rialto.server.organization;

import io.rialto.server.database.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds who belongs to which organization. */
@Component
public class Memberships {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    public Memberships(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The user's memberships that count, the oldest first. */
    public List<Membership> of(UserId user) {
        return jdbc.sql("""
                        select * from membership where user_id = :user and disabled_at is null order by created_at, id
                        """)
                .param("user", user.value())
                .query(Memberships::membership)
                .list();
    }

    /** Also one that does not count at present. */
    public Optional<Membership> of(UserId user, OrganizationId organization) {
        return jdbc.sql("select * from membership where user_id = :user and organization_id = :organization")
                .param("user", user.value())
                .param("organization", organization.value())
                .query(Memberships::membership)
                .optional();
    }

    /** Makes the user a member, unless they are or were one: then what there is stays as it is. */
    public Membership join(OrganizationId organization, UserId user, Role role, boolean fromFile) {
        jdbc.sql("""
                        insert into membership
                            (id, organization_id, user_id, role, from_file, metadata, created_at, updated_at)
                        values (:id, :organization, :user, :role, :fromFile, '{}', :now, :now)
                        on conflict do nothing
                        """)
                .param("id", ids.next())
                .param("organization", organization.value())
                .param("user", user.value())
                .param("role", role.name())
                .param("fromFile", fromFile)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
        return of(user, organization).orElseThrow();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        OffsetDateTime disabledAt = row.getObject("disabled_at", OffsetDateTime.class);
        return new Membership(
                new MembershipId(row.getString("id")),
                new OrganizationId(row.getObject("organization_id", java.util.UUID.class)),
                new UserId(row.getString("user_id")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("from_file"),
                disabledAt == null ? null : disabledAt.toInstant(),
                new Notes(row.getString("reference"), row.getString("reference_origin"), row.getString("metadata")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
