package io.rialto.server.oauth;

import io.rialto.server.organization.ApiCredentialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens that are good. What is not in here is not, so a revoked token is refused at every node at once. */
@Component
class Grants {

    private final JdbcClient jdbc;

    Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Grant> find(ApiCredentialId credential, long serial) {
        return jdbc.sql("select * from access_token where credential_id = :credential and serial = :serial")
                .param("credential", credential.value())
                .param("serial", serial)
                .query(Grants::grant)
                .optional();
    }

    /** The one that is good for longest, if it is for so long. */
    Optional<Grant> lasting(ApiCredentialId credential, Instant atLeast) {
        return jdbc.sql("""
                        select * from access_token where credential_id = :credential and expires_at >= :atLeast
                        order by expires_at desc, serial fetch first 1 row only
                        """)
                .param("credential", credential.value())
                .param("atLeast", atLeast.atOffset(ZoneOffset.UTC))
                .query(Grants::grant)
                .optional();
    }

    void add(Grant grant) {
        jdbc.sql("""
                        insert into access_token (credential_id, serial, kid, issued_at, expires_at)
                        values (:credential, :serial, :kid, :issuedAt, :expiresAt)
                        """)
                .param("credential", grant.credential().value())
                .param("serial", grant.serial())
                .param("kid", grant.kid())
                .param("issuedAt", grant.issuedAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", grant.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(Grant grant) {
        jdbc.sql("delete from access_token where credential_id = :credential and serial = :serial")
                .param("credential", grant.credential().value())
                .param("serial", grant.serial())
                .update();
    }

    void removeThoseBefore(Instant end) {
        jdbc.sql("delete from access_token where expires_at < :end")
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                new ApiCredentialId(row.getString("credential_id")),
                row.getLong("serial"),
                row.getString("kid"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
