package io.rialto.server.signin.attempt;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of attempts. */
@Component
public class SignIns {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("outcome", "case when reason is null then 'signed_in' else 'refused' end", Type.TEXT)
            .and("method", "lower(method)", Type.TEXT)
            .and("reason", "lower(reason)", Type.TEXT)
            .and("provider_id", "provider_id", Type.TEXT)
            .and("user_id", "user_id", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT);

    private final JdbcClient jdbc;

    public SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(SignIn signIn) {
        Attempt attempt = signIn.attempt();
        Refused refused = signIn.refused().orElse(null);
        jdbc.sql("""
                        insert into sign_in
                            (id, organization_id, provider_id, user_id, method, reason, expected, actual, created_at)
                        values (:id, :organization, :provider, :user, :method, :reason, :expected, :actual, :at)
                        """)
                .param("id", signIn.reference().value())
                .param(
                        "organization",
                        attempt.organization() == null
                                ? null
                                : attempt.organization().value())
                .param(
                        "provider",
                        attempt.provider() == null ? null : attempt.provider().value())
                .param("user", attempt.user() == null ? null : attempt.user().value())
                .param("method", attempt.method().name())
                .param("reason", refused == null ? null : refused.reason().name())
                .param("expected", refused == null ? null : refused.expected())
                .param("actual", refused == null ? null : refused.actual())
                .param("at", signIn.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one of that reference, if it belongs to one of these organizations. */
    public Optional<SignIn> byReference(Reference reference, Collection<OrganizationId> organizations) {
        if (organizations.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("select * from sign_in where id = :id and organization_id in (:organizations)")
                .param("id", reference.value())
                .param("organizations", values(organizations))
                .query(SignIns::signIn)
                .optional();
    }

    /** The organization's that fit, the newest first unless another order is asked for. */
    public Found<SignIn> search(OrganizationId organization, Search search) {
        SqlSearch sql = SqlSearch.of(
                search.order().isEmpty()
                        ? new Search(search.condition(), List.of(new Order("id", true)), search.page())
                        : search,
                COLUMNS);
        String from = " from sign_in where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization.value())
                        .query(SignIns::signIn)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization.value())
                        .query(Long.class)
                        .single());
    }

    /** Who came through the provider since then, or tried it and would have. */
    public Set<UserId> cameThrough(IdentityProvider provider, Instant since) {
        return jdbc.sql("""
                        select distinct user_id from sign_in
                        where organization_id = :organization and provider_id = :provider and created_at >= :since
                          and user_id is not null and reason is null
                        """)
                .param("organization", provider.organization().value())
                .param("provider", provider.id().value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new UserId(row.getString("user_id")))
                .set();
    }

    /** Whether somebody came through the provider since then, or tried it and would have. */
    public boolean wentWell(IdentityProvider provider, Instant since) {
        return jdbc.sql("""
                        select id from sign_in
                        where organization_id = :organization and provider_id = :provider and created_at >= :since
                          and reason is null fetch first 1 rows only
                        """)
                .param("organization", provider.organization().value())
                .param("provider", provider.id().value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Removes what is older; the ids ascend with time. */
    int removeBefore(Reference lowest) {
        return jdbc.sql("delete from sign_in where id < :lowest")
                .param("lowest", lowest.value())
                .update();
    }

    private static List<UUID> values(Collection<OrganizationId> organizations) {
        return organizations.stream().map(OrganizationId::value).toList();
    }

    private static SignIn signIn(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        String reason = row.getString("reason");
        Instant at = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new SignIn(
                new Reference(row.getString("id")),
                new Attempt(
                        Method.valueOf(row.getString("method")),
                        organization == null ? null : new OrganizationId(organization),
                        provider(row.getString("provider_id")),
                        user(row.getString("user_id"))),
                reason == null
                        ? Optional.empty()
                        : Optional.of(new Refused(
                                Refusal.valueOf(reason), row.getString("expected"), row.getString("actual"))),
                at);
    }

    private static @Nullable IdentityProviderId provider(@Nullable String id) {
        return id == null ? null : new IdentityProviderId(id);
    }

    private static @Nullable UserId user(@Nullable String id) {
        return id == null ? null : new UserId(id);
    }
}
