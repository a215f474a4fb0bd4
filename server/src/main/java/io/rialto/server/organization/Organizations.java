package io.rialto.server.organization;

import io.rialto.server.database.Change;
import io.rialto.server.organization.Organization.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds organizations. */
@Component
public class Organizations {

    private final JdbcClient jdbc;

    public Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by slug. */
    public List<Organization> all() {
        return jdbc.sql("select id, slug, name, plan from organization order by slug")
                .query(Organizations::organization)
                .list();
    }

    public Optional<Organization> bySlug(String slug) {
        return jdbc.sql("select id, slug, name, plan from organization where slug = :slug")
                .param("slug", slug)
                .query(Organizations::organization)
                .optional();
    }

    /** Makes the organization of that slug, or gives the one there is this name and plan. */
    public Change save(String slug, String name, Plan plan) {
        Organization known = bySlug(slug).orElse(null);
        if (known == null) {
            write(
                    "insert into organization (id, slug, name, plan) values (:id, :slug, :name, :plan)",
                    new Organization(new OrganizationId(UUID.randomUUID()), slug, name, plan));
            return Change.MADE;
        }
        Organization wanted = new Organization(known.id(), slug, name, plan);
        if (known.equals(wanted)) {
            return Change.NONE;
        }
        write("update organization set name = :name, plan = :plan where id = :id and slug = :slug", wanted);
        return Change.ALTERED;
    }

    private void write(String sql, Organization organization) {
        jdbc.sql(sql)
                .param("id", organization.id().value())
                .param("slug", organization.slug())
                .param("name", organization.name())
                .param("plan", organization.plan().name())
                .update();
    }

    private static Organization organization(ResultSet row, int number) throws SQLException {
        return new Organization(
                new OrganizationId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                Plan.valueOf(row.getString("plan")));
    }
}
