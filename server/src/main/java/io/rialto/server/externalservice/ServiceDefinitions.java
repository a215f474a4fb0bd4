package io.rialto.server.externalservice;

import io.rialto.server.database.Change;
import io.rialto.server.site.Definition;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Written;
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

/** What services are read from, and who writes them. Writing happens in the caller's transaction. */
@Component
public class ServiceDefinitions {

    private final JdbcClient jdbc;
    private final Vault vault;

    public ServiceDefinitions(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Absent of a service that an earlier release wrote. */
    public Optional<Written> find(ServiceId service) {
        return jdbc.sql("select * from service_definition where service_id = :service")
                .param("service", service.value())
                .query(this::written)
                .optional();
    }

    /** Of those services that have one. */
    public Map<ServiceId, Written> of(Collection<ServiceId> services) {
        Map<ServiceId, Written> found = new HashMap<>();
        if (services.isEmpty()) {
            return found;
        }
        jdbc.sql("select * from service_definition where service_id in (:services)")
                .param("services", services.stream().map(ServiceId::value).toList())
                .query((row, number) -> found.put(service(row), written(row, number)))
                .list();
        return found;
    }

    /** Which of the site's services that one writes. */
    public List<ServiceId> managed(SiteId site, ManagedBy by) {
        return jdbc.sql("""
                        select service_id from service_definition
                        where managed_by = :by and service_id in (select id from external_service where site_id = :site)
                        """)
                .param("by", by.name())
                .param("site", site.value())
                .query((row, number) -> service(row))
                .list();
    }

    /** From now on it is read from that. */
    public Change save(ServiceId service, Written written) {
        Optional<Written> known = find(service);
        if (known.equals(Optional.of(written))) {
            return Change.NONE;
        }
        String sql = known.isPresent()
                ? "update service_definition set managed_by = :by, definition = :sealed where service_id = :service"
                : "insert into service_definition (service_id, managed_by, definition) values (:service, :by, :sealed)";
        jdbc.sql(sql)
                .param("service", service.value())
                .param("by", written.by().name())
                .param("sealed", written.definition().sealed(vault, context(service)))
                .update();
        return known.isPresent() ? Change.ALTERED : Change.MADE;
    }

    private Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                ManagedBy.valueOf(row.getString("managed_by")),
                Definition.opened(vault, row.getString("definition"), context(service(row))));
    }

    private static ServiceId service(ResultSet row) throws SQLException {
        return new ServiceId(row.getObject("service_id", UUID.class));
    }

    private static String context(ServiceId service) {
        return "service-definition/" + service.value();
    }
}
