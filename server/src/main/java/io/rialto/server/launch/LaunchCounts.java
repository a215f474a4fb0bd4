package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many launches there were. It reads the key's range alone, which is a time, and a launch pays nothing for it. Why the sites are
 * compared so, {@link LaunchBook} says.
 */
@Component
public class LaunchCounts {

    private final JdbcClient jdbc;

    LaunchCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Launches that are alike.
     *
     * @param service absent when the launch named none of the site's
     * @param outcome {@code issued}, {@code refused}, {@code failed} or {@code returned}
     * @param reason of a refusal, its code
     * @param bucket from 0
     */
    public record Counted(
            SiteId site,
            @Nullable ServiceId service,
            String outcome,
            @Nullable String reason,
            int bucket,
            long launches) {}

    /** Launches at these sites from one instant to before another, in buckets of a width. */
    public List<Counted> of(Collection<SiteId> sites, Instant from, Instant before, Duration width) {
        if (sites.isEmpty()) {
            return List.of();
        }
        long first = References.at(from).number();
        long step = References.at(from.plus(width)).number() - first;
        return jdbc.sql("""
                        select site_id, service_id, outcome, reason, bucket, count(*) as launches
                        from (
                            select site_id, service_id, outcome, reason, (id - %d) / %d as bucket from launch
                            where id >= :from and id < :before and (site_id in (:sites)) = true
                                and outcome not in ('LISTED', 'CANARY')
                        ) one
                        group by site_id, service_id, outcome, reason, bucket
                        """.formatted(first, step))
                .param("from", first)
                .param("before", References.at(before).number())
                .param("sites", sites.stream().map(SiteId::value).toList())
                .query((row, number) -> {
                    UUID service = row.getObject("service_id", UUID.class);
                    String reason = row.getString("reason");
                    return new Counted(
                            new SiteId(row.getObject("site_id", UUID.class)),
                            service == null ? null : new ServiceId(service),
                            row.getString("outcome").toLowerCase(Locale.ROOT),
                            reason == null ? null : reason.toLowerCase(Locale.ROOT),
                            row.getInt("bucket"),
                            row.getLong("launches"));
                })
                .list();
    }
}
