package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
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

    /** @param bucket from 0 */
    public record Counted(SiteId site, ServiceId service, int bucket, long customers) {}

    /** Customers of these sites, from one instant to before another, in buckets of a width. */
    public List<Counted> of(Collection<SiteId> sites, Instant from, Instant before, Duration width) {
        if (sites.isEmpty()) {
            return List.of();
        }
        long first = References.at(from).number();
        long step = References.at(from.plus(width)).number() - first;
        return jdbc.sql("""
                        select site_id, service_id, bucket, count(*) as customers
                        from (
                            select site_id, service_id, (first_launch - %d) / %d as bucket from link
                            where first_launch >= :from and first_launch < :before and site_id in (:sites)
                        ) one
                        group by site_id, service_id, bucket
                        """.formatted(first, step))
                .param("from", first)
                .param("before", References.at(before).number())
                .param("sites", sites.stream().map(SiteId::value).toList())
                .query((row, number) -> new Counted(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getInt("bucket"),
                        row.getLong("customers")))
                .list();
    }
}
