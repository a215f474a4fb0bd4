package io.rialto.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the chains' ends. */
final class Heads {

    private final JdbcClient jdbc;

    Heads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was not there yet. */
    boolean make(Head head) {
        return jdbc.sql("""
                                insert into version_head (organization_id, entries, hash, seal)
                                values (:organization, :entries, :hash, :seal) on conflict do nothing
                                """)
                        .param("organization", head.organization())
                        .param("entries", head.entries())
                        .param("hash", head.hash())
                        .param("seal", head.seal())
                        .update()
                > 0;
    }

    void save(Head head) {
        jdbc.sql("""
                        update version_head set entries = :entries, hash = :hash, seal = :seal
                        where organization_id = :organization
                        """)
                .param("organization", head.organization())
                .param("entries", head.entries())
                .param("hash", head.hash())
                .param("seal", head.seal())
                .update();
    }

    /** Nobody else adds to it until the transaction ends. */
    Optional<Head> locked(UUID organization) {
        return jdbc.sql("select * from version_head where organization_id = :organization for update")
                .param("organization", organization)
                .query(Heads::head)
                .optional();
    }

    Optional<Head> find(UUID organization) {
        return jdbc.sql("select * from version_head where organization_id = :organization")
                .param("organization", organization)
                .query(Heads::head)
                .optional();
    }

    List<Head> all() {
        return jdbc.sql("select * from version_head order by organization_id")
                .query(Heads::head)
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getObject("organization_id", UUID.class),
                row.getLong("entries"),
                row.getString("hash"),
                row.getString("seal"));
    }
}
