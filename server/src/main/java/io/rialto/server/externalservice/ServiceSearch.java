package io.rialto.server.externalservice;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            .and("active", "active", Type.BOOLEAN)
            .and(
                    "managed_by",
                    "coalesce((select lower(d.managed_by) from service_definition d where d.service_id = external_service.id), 'file')",
                    Type.TEXT);

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

    /** Those of the sites that fit, and that this release can read: what is listed is what is counted. */
    public Found<ExternalService> of(Collection<SiteId> sites, Search search) {
        Map<UUID, ExternalService> readable = new HashMap<>();
        sites.forEach(site ->
                services.of(site).forEach(service -> readable.put(service.id().value(), service)));
        if (readable.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from external_service where id in (:readable) and " + sql.where();
        List<ExternalService> found = jdbc
                .sql("select id" + from + " order by " + sql.order() + " limit :limit offset :offset")
                .params(sql.parameters())
                .param("readable", readable.keySet())
                .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .map(id -> Objects.requireNonNull(readable.get(id.value())))
                .toList();
        return new Found<>(
                found,
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("readable", readable.keySet())
                        .query(Long.class)
                        .single());
    }
}
