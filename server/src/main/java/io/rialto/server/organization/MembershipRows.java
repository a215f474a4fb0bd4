package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Who;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes memberships that exist, and remembers each change. */
@Component
class MembershipRows {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Memberships memberships;
    private final Changes changes;

    MembershipRows(JdbcClient jdbc, Clock clock, Memberships memberships, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.memberships = memberships;
        this.changes = changes;
    }

    /** One that had ended counts again. */
    Membership revive(Membership known, Role role, boolean fromFile, Who who) {
        jdbc.sql("update membership set disabled_at = null, accepted_at = :acceptedAt where id = :id")
                .param("acceptedAt", fromFile || signsIn(known.user()) ? now() : null)
                .param("id", known.id().value())
                .update();
        changes.record(
                Memberships.subject(known),
                Event.CREATE,
                new Alterations().of("user", null, known.user().value()).of("role", null, role.key()),
                who);
        return rewritten(known, role, fromFile);
    }

    Membership write(Membership known, Role role, boolean fromFile, Who who) {
        changes.record(
                Memberships.subject(known),
                Event.UPDATE,
                new Alterations().of("role", known.role().key(), role.key()),
                who);
        return rewritten(known, role, fromFile);
    }

    Membership annotate(Membership known, Notes notes, Who who) {
        jdbc.sql("""
                        update membership
                        set reference = :reference, reference_origin = :origin, metadata = :metadata, updated_at = :now
                        where id = :id
                        """)
                .param("reference", notes.reference())
                .param("origin", notes.referenceOrigin())
                .param("metadata", notes.metadata())
                .param("now", now())
                .param("id", known.id().value())
                .update();
        changes.record(
                Memberships.subject(known), Event.UPDATE, notes.alterations(known.notes(), new Alterations()), who);
        return memberships.byId(known.organization(), known.id()).orElseThrow();
    }

    /** Whether they ever signed in to any organization, with what may open another one, too. */
    boolean signsIn(UserId user) {
        boolean bound =
                jdbc.sql("""
                        select exists (select 1 from user_password where user_id = :user and organization_id is not null)
                        """).param("user", user.value()).query(Boolean.class).single();
        return !bound && memberships.of(user).stream().anyMatch(membership -> !membership.pending());
    }

    private Membership rewritten(Membership known, Role role, boolean fromFile) {
        jdbc.sql("update membership set role = :role, from_file = :fromFile, updated_at = :now where id = :id")
                .param("role", role.name())
                .param("fromFile", fromFile)
                .param("now", now())
                .param("id", known.id().value())
                .update();
        return memberships.byId(known.organization(), known.id()).orElseThrow();
    }

    Membership end(Membership known, Who who) {
        jdbc.sql("update membership set disabled_at = :now, updated_at = :now where id = :id")
                .param("now", now())
                .param("id", known.id().value())
                .update();
        changes.record(
                Memberships.subject(known),
                Event.DESTROY,
                new Alterations().of("role", known.role().key(), null),
                who);
        return known;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
