package io.rialto.server.site;

import io.rialto.server.database.Change;
import io.rialto.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What sites are read from, and who writes them. Writing happens in the caller's transaction. */
@Component
public class SiteDefinitions {

    private final JdbcClient jdbc;
    private final Vault vault;

    public SiteDefinitions(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Absent of a site that an earlier release wrote. */
    public Optional<Written> find(SiteId site) {
        return jdbc.sql("select * from site_definition where site_id = :site")
                .param("site", site.value())
                .query(this::written)
                .optional();
    }

    /** Of those sites that have one. */
    public Map<SiteId, Written> of(Collection<SiteId> sites) {
        Map<SiteId, Written> found = new HashMap<>();
        if (sites.isEmpty()) {
            return found;
        }
        jdbc.sql("select * from site_definition where site_id in (:sites)")
                .param("sites", sites.stream().map(SiteId::value).toList())
                .query((row, number) -> found.put(site(row), written(row, number)))
                .list();
        return found;
    }

    /** Which sites that one writes. */
    public List<SiteId> managed(ManagedBy by) {
        return jdbc.sql("select site_id from site_definition where managed_by = :by")
                .param("by", by.name())
                .query((row, number) -> site(row))
                .list();
    }

    /** From now on it is read from that. */
    public Change save(SiteId site, Written written) {
        Optional<Written> known = find(site);
        if (known.equals(Optional.of(written))) {
            return Change.NONE;
        }
        String sql = known.isPresent()
                ? "update site_definition set managed_by = :by, definition = :sealed where site_id = :site"
                : "insert into site_definition (site_id, managed_by, definition) values (:site, :by, :sealed)";
        jdbc.sql(sql)
                .param("site", site.value())
                .param("by", written.by().name())
                .param("sealed", written.definition().sealed(vault, context(site)))
                .update();
        return known.isPresent() ? Change.ALTERED : Change.MADE;
    }

    private Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                ManagedBy.valueOf(row.getString("managed_by")),
                Definition.opened(vault, row.getString("definition"), context(site(row))));
    }

    private static SiteId site(ResultSet row) throws SQLException {
        return new SiteId(row.getObject("site_id", UUID.class));
    }

    private static String context(SiteId site) {
        return "site-definition/" + site.value();
    }
}
