package io.rialto.server.externalservice;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds services of given sites, whether they can be entered or not. */
@Component
public class ServiceSearch {

    private static final Columns COLUMNS = Columns.withId("cast(id as varchar(36))")
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("slug", "slug", Type.TEXT)
            .and("name", "name", Type.TEXT)
            .and("preset", "preset", Type.TEXT)
            .and("active", "active", Type.BOOLEAN);

    private final JdbcClient jdbc;
    private final ExternalServices services;

    ServiceSearch(JdbcClient jdbc, ExternalServices services) {
        this.jdbc = jdbc;
        this.services = services;
    }

    /** The service, if it is one of those sites'. */
    public Optional<ExternalService> find(Collection<SiteId> sites, ServiceId id) {
        return sites.stream()
                .flatMap(site -> services.of(site).stream())
                .filter(service -> service.id().equals(id))
                .findFirst();
    }

    /** Those of the sites that fit. */
    public Found<ExternalService> of(Collection<SiteId> sites, Search search) {
        if (sites.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from external_service where site_id in (:sites) and " + sql.where();
        List<UUID> ids = sites.stream().map(SiteId::value).toList();
        List<ExternalService> found = jdbc
                .sql("select id" + from + " order by " + sql.order() + " limit :limit offset :offset")
                .params(sql.parameters())
                .param("sites", ids)
                .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .flatMap(id -> find(sites, id).stream())
                .toList();
        return new Found<>(
                found,
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("sites", ids)
                        .query(Long.class)
                        .single());
    }
}
