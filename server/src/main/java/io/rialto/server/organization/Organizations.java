package io.rialto.server.organization;

import io.rialto.server.database.Change;
import io.rialto.server.database.Ids;
import io.rialto.server.organization.Organization.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds organizations. */
@Component
public class Organizations {

    private final JdbcClient jdbc;
    private final Ids ids;

    public Organizations(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** All of them, by slug. */
    public List<Organization> all() {
        return jdbc.sql("select * from organization order by slug")
                .query(Organizations::organization)
                .list();
    }

    public Optional<Organization> bySlug(String slug) {
        return jdbc.sql("select * from organization where slug = :slug")
                .param("slug", slug)
                .query(Organizations::organization)
                .optional();
    }

    public Optional<Organization> byId(OrganizationId id) {
        return jdbc.sql("select * from organization where id = :id")
                .param("id", id.value())
                .query(Organizations::organization)
                .optional();
    }

    /** As below, with a plan that has no end. */
    public Change save(String slug, String name, Plan plan, Role defaultRole) {
        return save(slug, name, Subscription.endless(plan), defaultRole);
    }

    /** Makes the organization of that slug, or gives the one there is this name, plan and default role. */
    public Change save(String slug, String name, Subscription subscription, Role defaultRole) {
        Organization known = bySlug(slug).orElse(null);
        if (known == null) {
            write(
                    """
                    insert into organization (id, public_id, slug, name, plan, plan_ends_at, default_role)
                    values (:id, :publicId, :slug, :name, :plan, :planEndsAt, :defaultRole)
                    """,
                    new Organization(
                            new OrganizationId(UUID.randomUUID()),
                            ids.next(),
                            slug,
                            name,
                            subscription,
                            defaultRole,
                            SsoEnforcement.OFF));
            return Change.MADE;
        }
        Organization wanted = new Organization(
                known.id(), known.publicId(), slug, name, subscription, defaultRole, known.enforcement());
        if (known.equals(wanted)) {
            return Change.NONE;
        }
        write("""
            update organization
            set name = :name, plan = :plan, plan_ends_at = :planEndsAt, default_role = :defaultRole,
                updated_at = current_timestamp
            where id = :id and slug = :slug and public_id = :publicId
            """, wanted);
        return Change.ALTERED;
    }

    private void write(String sql, Organization organization) {
        Instant end = organization.subscription().endsAt();
        jdbc.sql(sql)
                .param("id", organization.id().value())
                .param("publicId", organization.publicId())
                .param("slug", organization.slug())
                .param("name", organization.name())
                .param("plan", organization.plan().name())
                .param("planEndsAt", end == null ? null : end.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("defaultRole", organization.defaultRole().name())
                .update();
    }

    /** As the table's columns have it. */
    static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(Plan.valueOf(row.getString("plan")), Cells.instant(row, "plan_ends_at"));
    }

    static Organization organization(ResultSet row, int number) throws SQLException {
        return new Organization(
                new OrganizationId(row.getObject("id", UUID.class)),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("name"),
                subscription(row),
                Role.valueOf(row.getString("default_role")),
                SsoEnforcement.valueOf(row.getString("sso_enforcement")));
    }
}
