package io.rialto.server.handoff.oidc.grant;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.oidc.grant.CustomerGrants.Session;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of grants and tokens. */
final class GrantRows {

    private final JdbcClient jdbc;

    GrantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        ACCESS,
        REFRESH
    }

    record CodeRow(UUID grant, String customer, String sealed, Instant expires, boolean used) {}

    record TokenRow(UUID grant, ServiceId service, String customer, String sealed, Instant expires, boolean used) {}

    /** How much of a grant ends. */
    enum Reach {
        /** What was granted to outlast the session stays. */
        SESSION(" and not offline"),
        EVERYTHING("");

        private final String condition;

        Reach(String condition) {
            this.condition = condition;
        }
    }

    void add(Owner owner, CodeRow row, Bearer code, String session, boolean offline) {
        jdbc.sql("""
                        insert into oidc_grant (id, site_id, service_id, customer, session, offline, code_hash, code_sealed,
                            code_expires_at, code_used, expires_at)
                        values (:id, :site, :service, :customer, :session, :offline, :hash, :sealed, :end, false, :end)
                        """)
                .param("id", row.grant())
                .param("site", owner.site().value())
                .param("service", owner.service().value())
                .param("customer", row.customer())
                .param("session", session)
                .param("offline", offline)
                .param("hash", code.hash())
                .param("sealed", row.sealed())
                .param("end", time(row.expires()))
                .update();
    }

    /** The grant of that code, which nobody else changes until the transaction ends. */
    Optional<CodeRow> lockByCode(Owner owner, Bearer code) {
        return jdbc.sql("""
                        select id, customer, code_sealed, code_expires_at, code_used from oidc_grant
                        where code_hash = :hash and site_id = :site and service_id = :service for update
                        """)
                .param("hash", code.hash())
                .param("site", owner.site().value())
                .param("service", owner.service().value())
                .query((row, number) -> new CodeRow(
                        row.getObject("id", UUID.class),
                        row.getString("customer"),
                        row.getString("code_sealed"),
                        instant(row, "code_expires_at"),
                        row.getBoolean("code_used")))
                .optional();
    }

    /** @param end when nothing of the grant is good any more */
    void markCodeUsed(UUID grant, Instant end) {
        jdbc.sql("update oidc_grant set code_used = true, expires_at = :end where id = :id")
                .param("id", grant)
                .param("end", time(end))
                .update();
    }

    void add(Bearer token, TokenRow row, Kind kind) {
        jdbc.sql("""
                        insert into oidc_token (hash, grant_id, kind, sealed, expires_at, used)
                        values (:hash, :grant, :kind, :sealed, :end, false)
                        """)
                .param("hash", token.hash())
                .param("grant", row.grant())
                .param("kind", kind.name())
                .param("sealed", row.sealed())
                .param("end", time(row.expires()))
                .update();
    }

    /** The token, read after its grant was locked: whoever had the lock before has left it as it is for good. */
    Optional<TokenRow> lockByToken(Owner owner, Bearer token, Kind kind) {
        Optional<UUID> grant = jdbc.sql("""
                        select oidc_grant.id from oidc_grant join oidc_token on grant_id = id
                        where hash = :hash and kind = :kind and site_id = :site and service_id = :service
                        """)
                .param("hash", token.hash())
                .param("kind", kind.name())
                .param("site", owner.site().value())
                .param("service", owner.service().value())
                .query(UUID.class)
                .optional();
        return grant.filter(this::lock).flatMap(locked -> byToken(owner.site(), token));
    }

    private boolean lock(UUID grant) {
        return jdbc.sql("select id from oidc_grant where id = :id for update")
                .param("id", grant)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    Optional<TokenRow> byToken(SiteId site, Bearer token) {
        return find("", site, token);
    }

    Optional<TokenRow> byAccess(SiteId site, Bearer token) {
        return find(" and kind = 'ACCESS'", site, token);
    }

    private Optional<TokenRow> find(String more, SiteId site, Bearer token) {
        return jdbc.sql("""
                        select grant_id, service_id, customer, sealed, oidc_token.expires_at, used
                        from oidc_token join oidc_grant on grant_id = id where hash = :hash and site_id = :site
                        """ + more)
                .param("hash", token.hash())
                .param("site", site.value())
                .query((row, number) -> new TokenRow(
                        row.getObject("grant_id", UUID.class),
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getString("customer"),
                        row.getString("sealed"),
                        instant(row, "expires_at"),
                        row.getBoolean("used")))
                .optional();
    }

    void markUsed(Bearer token) {
        jdbc.sql("update oidc_token set used = true where hash = :hash")
                .param("hash", token.hash())
                .update();
    }

    int removeAccess(Bearer token) {
        return jdbc.sql("delete from oidc_token where hash = :hash and kind = 'ACCESS'")
                .param("hash", token.hash())
                .update();
    }

    /** With all its tokens. */
    void remove(UUID grant) {
        jdbc.sql("delete from oidc_grant where id = :id").param("id", grant).update();
    }

    void removeSession(Owner owner, String session, Reach reach) {
        jdbc.sql("delete from oidc_grant where site_id = :site and service_id = :service and session = :session"
                        + reach.condition)
                .param("site", owner.site().value())
                .param("service", owner.service().value())
                .param("session", session)
                .update();
    }

    List<Session> sessionsOf(SiteId site, String customer) {
        return jdbc.sql(
                        "select distinct service_id, session from oidc_grant where site_id = :site and customer = :customer")
                .param("site", site.value())
                .param("customer", customer)
                .query((row, number) -> new Session(
                        new Owner(site, new ServiceId(row.getObject("service_id", UUID.class))),
                        row.getString("session")))
                .list();
    }

    void removeAll(Owner owner) {
        jdbc.sql("delete from oidc_grant where site_id = :site and service_id = :service")
                .param("site", owner.site().value())
                .param("service", owner.service().value())
                .update();
    }

    void removeOfCustomer(SiteId site, String customer, Reach reach) {
        jdbc.sql("delete from oidc_grant where site_id = :site and customer = :customer" + reach.condition)
                .param("site", site.value())
                .param("customer", customer)
                .update();
    }

    void removeOfCustomer(SiteId site, String customer, ServiceId service) {
        jdbc.sql("delete from oidc_grant where site_id = :site and customer = :customer and service_id = :service")
                .param("site", site.value())
                .param("customer", customer)
                .param("service", service.value())
                .update();
    }

    /** Removes at most so many grants that are over, and says how many. */
    int removeOver(Instant now, int most) {
        return jdbc.sql("""
                        delete from oidc_grant where id in
                            (select id from oidc_grant where expires_at <= :now order by expires_at fetch first %d rows only)
                        """.formatted(most)).param("now", time(now)).update();
    }

    /** The same of access tokens, whose grants may go on for weeks. */
    int removeOverTokens(Instant now, int most) {
        return jdbc.sql("""
                        delete from oidc_token where hash in
                            (select hash from oidc_token where kind = 'ACCESS' and expires_at <= :now
                             order by expires_at fetch first %d rows only)
                        """.formatted(most)).param("now", time(now)).update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
