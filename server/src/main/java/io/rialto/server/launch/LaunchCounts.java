package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
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
     */
    public record Counted(
            SiteId site,
            @Nullable ServiceId service,
            String outcome,
            @Nullable String reason,
            long launches) {}

    /** Launches at these sites from one instant to before another. */
    public List<Counted> of(Collection<SiteId> sites, Instant from, Instant before) {
        if (sites.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select site_id, service_id, outcome, reason, count(*) as launches from launch
                        where id >= :from and id < :before and (site_id in (:sites)) = true
                            and outcome not in ('LISTED', 'CANARY')
                        group by site_id, service_id, outcome, reason
                        """)
                .param("from", References.at(from).number())
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
                            row.getLong("launches"));
                })
                .list();
    }
}
