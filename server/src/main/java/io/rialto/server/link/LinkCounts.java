package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many customers entered a service for the first time. */
@Component
public class LinkCounts {

    private final JdbcClient jdbc;

    LinkCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Customers who are alike. */
    public record Counted(SiteId site, ServiceId service, long customers) {}

    /** Customers of these sites, from one instant to before another. */
    public List<Counted> of(Collection<SiteId> sites, Instant from, Instant before) {
        if (sites.isEmpty()) {
            return List.of();
        }
        // By the index of times, and by none of sites, as launches are counted.
        return jdbc.sql("""
                        select site_id, service_id, count(*) as customers from link
                        where first_at >= :from and first_at < :before and (site_id in (:sites)) = true
                        group by site_id, service_id
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("sites", sites.stream().map(SiteId::value).toList())
                .query((row, number) -> new Counted(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getLong("customers")))
                .list();
    }
}
