package io.rialto.server.statistics;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.launch.LaunchCounts;
import io.rialto.server.link.LinkCounts;
import io.rialto.server.site.SiteId;
import io.rialto.server.statistics.Report.Bucket;
import io.rialto.server.statistics.Report.Numbers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up what was counted. */
final class Tally {

    /** The customer's own decision: nothing failed, and nobody entered. */
    private static final String ENDED = "ended";

    private final Map<Integer, Numbers> buckets = new TreeMap<>();
    private final Map<ServiceId, Numbers> services = new HashMap<>();
    private final Map<SiteId, Numbers> sites = new HashMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final Map<ServiceId, Map<String, Long>> causes = new HashMap<>();

    void launches(int bucket, List<LaunchCounts.Counted> counted) {
        for (LaunchCounts.Counted one : counted) {
            if (ENDED.equals(one.reason())) {
                continue;
            }
            boolean entered = one.outcome().equals("issued");
            Numbers numbers = entered ? new Numbers(one.launches(), 0, 0) : new Numbers(0, 0, one.launches());
            buckets.merge(bucket, numbers, Numbers::plus);
            ServiceId service = one.service();
            sites.merge(one.site(), numbers, Numbers::plus);
            if (service != null) {
                services.merge(service, numbers, Numbers::plus);
            }
            if (!entered) {
                failed(service, Objects.requireNonNullElse(one.reason(), one.outcome()), one.launches());
            }
        }
    }

    private void failed(@Nullable ServiceId service, String cause, long launches) {
        failures.merge(cause, launches, Long::sum);
        if (service != null) {
            causes.computeIfAbsent(service, any -> new TreeMap<>()).merge(cause, launches, Long::sum);
        }
    }

    void accounts(int bucket, List<LinkCounts.Counted> counted) {
        for (LinkCounts.Counted one : counted) {
            Numbers numbers = new Numbers(0, one.customers(), 0);
            buckets.merge(bucket, numbers, Numbers::plus);
            services.merge(one.service(), numbers, Numbers::plus);
            sites.merge(one.site(), numbers, Numbers::plus);
        }
    }

    Numbers of(SiteId site) {
        return sites.getOrDefault(site, Numbers.NONE);
    }

    Numbers of(ServiceId service) {
        return services.getOrDefault(service, Numbers.NONE);
    }

    Numbers total() {
        return buckets.values().stream().reduce(Numbers.NONE, Numbers::plus);
    }

    List<Bucket> buckets(Period period, Instant from) {
        return IntStream.range(0, period.buckets())
                .mapToObj(at ->
                        new Bucket(from.plus(period.width().multipliedBy(at)), buckets.getOrDefault(at, Numbers.NONE)))
                .toList();
    }

    Map<String, Long> failures(ServiceId service) {
        return causes.getOrDefault(service, Map.of());
    }

    Map<String, Long> failures() {
        return failures;
    }
}
