package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
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

/** Finds who belongs to which organization, and lets people in. {@link Roster} changes what there is. */
@Component
public class Memberships {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Changes changes;

    public Memberships(JdbcClient jdbc, Ids ids, Clock clock, Changes changes) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
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

    /** Those of the organization that count, the oldest first. */
    public List<Membership> of(OrganizationId organization) {
        return jdbc.sql("""
                        select * from membership
                        where organization_id = :organization and disabled_at is null order by created_at, id
                        """)
                .param("organization", organization.value())
                .query(Memberships::membership)
                .list();
    }

    /** One of the organization's that counts. */
    public Optional<Membership> byId(OrganizationId organization, MembershipId id) {
        return jdbc.sql("""
                        select * from membership
                        where id = :id and organization_id = :organization and disabled_at is null
                        """)
                .param("id", id.value())
                .param("organization", organization.value())
                .query(Memberships::membership)
                .optional();
    }

    /** One that counts and whose member has not come in yet, of whichever organization. */
    public Optional<Membership> pending(MembershipId id) {
        return jdbc.sql("select * from membership where id = :id and disabled_at is null and accepted_at is null")
                .param("id", id.value())
                .query(Memberships::membership)
                .optional();
    }

    /** Makes the user a member, unless they are or were one: then what there is stays as it is. */
    public Membership join(OrganizationId organization, UserId user, Role role, boolean fromFile) {
        return add(organization, user, role, fromFile, true, fromFile ? Who.FILE : Who.user(user.value()));
    }

    /** The member came in: this invitation is accepted by that. */
    public void accept(MembershipId id) {
        jdbc.sql("update membership set accepted_at = :now where id = :id and accepted_at is null")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** What was done with a membership that is no change of it, for whoever reads the record. */
    public void remember(Membership membership, String what, String how) {
        changes.record(
                subject(membership),
                Event.UPDATE,
                new Alterations().of(what, null, how),
                Who.user(membership.user().value()));
    }

    Membership add(OrganizationId organization, UserId user, Role role, boolean fromFile, boolean accepted, Who who) {
        OffsetDateTime now = now();
        int made = jdbc.sql("""
                        insert into membership
                            (id, organization_id, user_id, role, from_file, accepted_at, metadata, created_at, updated_at)
                        values (:id, :organization, :user, :role, :fromFile, :acceptedAt, '{}', :now, :now)
                        on conflict do nothing
                        """)
                .param("id", ids.next())
                .param("organization", organization.value())
                .param("user", user.value())
                .param("role", role.name())
                .param("fromFile", fromFile)
                .param("acceptedAt", accepted ? now : null)
                .param("now", now)
                .update();
        Membership membership = of(user, organization).orElseThrow();
        if (made > 0) {
            Alterations alterations =
                    new Alterations().of("user", null, user.value()).of("role", null, role.key());
            changes.record(subject(membership), Event.CREATE, alterations, who);
        }
        return membership;
    }

    static Subject subject(Membership membership) {
        return new Subject(
                membership.organization().value(),
                "memberships",
                membership.id().value());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                new MembershipId(row.getString("id")),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new UserId(row.getString("user_id")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("from_file"),
                Cells.instant(row, "accepted_at"),
                Cells.instant(row, "disabled_at"),
                Cells.notes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
