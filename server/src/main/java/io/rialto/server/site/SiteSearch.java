package io.rialto.server.site;

import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds an organization's sites, active or not. */
@Component
public class SiteSearch {

    private static final Columns COLUMNS = Columns.withId("cast(id as varchar(36))")
            .and("slug", "slug", Type.TEXT)
            .and("name", "name", Type.TEXT)
            .and("environment", "lower(environment)", Type.TEXT)
            .and("active", "active", Type.BOOLEAN)
            .and(
                    "managed_by",
                    "coalesce((select lower(d.managed_by) from site_definition d where d.site_id = site.id), 'file')",
                    Type.TEXT);

    private final JdbcClient jdbc;
    private final Sites sites;

    SiteSearch(JdbcClient jdbc, Sites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    /** The site, if it is the organization's. */
    public Optional<Site> find(OrganizationId organization, SiteId id) {
        return sites.byId(id).filter(site -> sites.ownerOf(id).equals(Optional.of(organization)));
    }

    /** All of the organization's. */
    public List<Site> of(OrganizationId organization) {
        return sites.all().stream()
                .filter(owned -> owned.owner().equals(organization))
                .map(OwnedSite::site)
                .toList();
    }

    /** The organization's that fit. */
    public Found<Site> of(OrganizationId organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from site where organization_id = :organization and " + sql.where();
        List<Site> found = jdbc
                .sql("select id" + from + " order by " + sql.order() + " limit :limit offset :offset")
                .params(sql.parameters())
                .param("organization", organization.value())
                .query((row, number) -> new SiteId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .flatMap(id -> sites.byId(id).stream())
                .toList();
        return new Found<>(
                found,
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization.value())
                        .query(Long.class)
                        .single());
    }
}
