package io.rialto.server.organization;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the members of an organization that count, with their names. */
@Component
public class Members {

    private static final Columns COLUMNS = Columns.withId("m.id")
            .and("role", "lower(m.role)", Type.TEXT)
            .and("role_name", "lower(m.role)", Type.TEXT)
            .and("status", "case when m.accepted_at is null then 'pending' else 'active' end", Type.TEXT)
            .and("owner", "(m.role = 'OWNER')", Type.BOOLEAN)
            .and("user_id", "m.user_id", Type.TEXT)
            .and("user_email", "u.email", Type.TEXT)
            .and("user_first_name", "u.first_name", Type.TEXT)
            .and("user_last_name", "u.last_name", Type.TEXT)
            .and("reference", "m.reference", Type.TEXT)
            .and("reference_origin", "m.reference_origin", Type.TEXT)
            .and("metadata", "m.metadata", Type.JSON)
            .and("created_at", "m.created_at", Type.INSTANT)
            .and("updated_at", "m.updated_at", Type.INSTANT);

    private final JdbcClient jdbc;

    public Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Found<Member> search(OrganizationId organization, Search search) {
        return Pages.find(
                jdbc,
                "m.*, u.email as user_email, u.first_name as user_first_name, u.last_name as user_last_name",
                "membership m join user_account u on u.id = m.user_id"
                        + " where m.organization_id = :organization and m.disabled_at is null",
                Map.of("organization", organization.value()),
                search,
                COLUMNS,
                Members::member);
    }

    public Optional<Member> byId(OrganizationId organization, MembershipId id) {
        Condition thisOne = new Condition.Test("id", Predicate.EQ, List.of(id.value()));
        return search(organization, new Search(thisOne, List.of(), Page.FIRST)).items().stream()
                .findFirst();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                Memberships.membership(row, number),
                new EmailAddress(row.getString("user_email")),
                row.getString("user_first_name"),
                row.getString("user_last_name"));
    }
}
