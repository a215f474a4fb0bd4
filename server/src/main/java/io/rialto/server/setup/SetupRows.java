package io.rialto.server.setup;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of set-up links. */
@Component
class SetupRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("service_id", "cast(service_id as varchar(36))", Type.TEXT)
            .and("created_by", "created_by", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("expires_at", "expires_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Vault vault;

    SetupRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param token its hash */
    void add(SetupLink link, String token) {
        jdbc.sql("""
                        insert into service_setup
                            (id, organization_id, site_id, service_id, token, created_by, created_at, expires_at)
                        values (:id, :organization, :site, :service, :token, :by, :at, :expires)
                        """)
                .param("id", link.id())
                .param("organization", link.organization())
                .param("site", link.site().value())
                .param("service", link.service().value())
                .param("token", token)
                .param("by", link.createdBy())
                .param("at", utc(link.createdAt()))
                .param("expires", utc(link.expiresAt()))
                .update();
    }

    Optional<SetupLink> byToken(String hash) {
        return jdbc.sql("select * from service_setup where token = :token")
                .param("token", hash)
                .query(this::link)
                .optional();
    }

    Optional<SetupLink> byId(UUID organization, String id) {
        return jdbc.sql("select * from service_setup where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .query(this::link)
                .optional();
    }

    /** How many are good at that time. */
    int open(ServiceId service, Instant now) {
        return jdbc.sql("""
                        select count(*) from service_setup
                        where service_id = :service and revoked_at is null and expires_at > :now
                        """)
                .param("service", service.value())
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    Found<SetupLink> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from service_setup where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(this::link)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** From now on it is so far. */
    void save(SetupLink link) {
        jdbc.sql("""
                        update service_setup set opened_at = :opened, proposed_at = :proposed, accepted_at = :accepted,
                            revoked_at = :revoked, proposal = :proposal
                        where id = :id
                        """)
                .param("id", link.id())
                .param("opened", utc(link.openedAt()))
                .param("proposed", utc(link.proposedAt()))
                .param("accepted", utc(link.acceptedAt()))
                .param("revoked", utc(link.revokedAt()))
                .param("proposal", sealed(link))
                .update();
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    void lock(String id) {
        jdbc.sql("select id from service_setup where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private SetupLink link(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new SetupLink(
                id,
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "opened_at"),
                instant(row, "proposed_at"),
                instant(row, "accepted_at"),
                instant(row, "revoked_at"),
                opened(id, row.getString("proposal")));
    }

    private @Nullable String sealed(SetupLink link) {
        String proposal = link.proposal();
        return proposal == null
                ? null
                : Base64.getEncoder()
                        .encodeToString(vault.seal(proposal.getBytes(StandardCharsets.UTF_8), context(link.id())));
    }

    private @Nullable String opened(String id, @Nullable String sealed) {
        return sealed == null
                ? null
                : new String(vault.open(Base64.getDecoder().decode(sealed), context(id)), StandardCharsets.UTF_8);
    }

    private static String context(String id) {
        return "setup-proposal/" + id;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
