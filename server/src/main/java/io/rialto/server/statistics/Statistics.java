package io.rialto.server.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.launch.LaunchCounts;
import io.rialto.server.link.LinkCounts;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import io.rialto.server.statistics.Report.Part;
import io.rialto.server.statistics.Report.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts what launches bring. Counted once in half a minute, however often it is looked at. Safe for use by many threads. */
@Component
public class Statistics {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 1_000;

    // A service sends back whom it does not take within the hour: what is older is counted once, for a million takes
    // seconds.
    private static final Duration SETTLED = Duration.ofHours(2);
    // Whom a shop had erased is taken out of the numbers then.
    private static final Duration KEPT = Duration.ofHours(6);
    private static final int MOST_SLICES = 20_000;

    private final SiteSearch sites;
    private final ExternalServices services;
    private final LaunchCounts launches;
    private final LinkCounts links;
    private final Clock clock;
    private final Cache<Asked, Report> kept;
    private final Cache<Slice, Counts> past;

    Statistics(SiteSearch sites, ExternalServices services, LaunchCounts launches, LinkCounts links, Clock clock) {
        this.sites = sites;
        this.services = services;
        this.launches = launches;
        this.links = links;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(FRESH)
                .build();
        this.past = Caffeine.newBuilder()
                .maximumSize(MOST_SLICES)
                .expireAfterWrite(KEPT)
                .build();
    }

    private record Asked(OrganizationId organization, Period period) {}

    /** A bucket of somebody's sites. */
    private record Slice(Set<SiteId> sites, Instant from, Instant before) {

        private Slice {
            sites = Set.copyOf(sites);
        }
    }

    private record Counts(List<LaunchCounts.Counted> launches, List<LinkCounts.Counted> accounts) {}

    /** At most half a minute old. */
    public Report of(OrganizationId organization, Period period) {
        return kept.get(new Asked(organization, period), this::counted);
    }

    private Report counted(Asked asked) {
        Map<SiteId, Site> its =
                sites.of(asked.organization).stream().collect(Collectors.toMap(Site::id, Function.identity()));
        Instant now = clock.instant();
        Instant from = asked.period.from(now);
        Tally tally = tally(asked.period, its.keySet(), from, now);
        return new Report(
                asked.period,
                from,
                now,
                tally.total(),
                tally.buckets(asked.period, from),
                places(its, tally),
                parts(its, tally),
                tally.failures());
    }

    private Tally tally(Period period, Set<SiteId> its, Instant from, Instant now) {
        Tally tally = new Tally();
        for (int bucket = 0; bucket < period.buckets(); bucket++) {
            Instant begin = from.plus(period.width().multipliedBy(bucket));
            Counts counts = counts(new Slice(its, begin, begin.plus(period.width())), now);
            tally.launches(bucket, counts.launches());
            tally.accounts(bucket, counts.accounts());
        }
        return tally;
    }

    private Counts counts(Slice slice, Instant now) {
        return slice.before.plus(SETTLED).isBefore(now) ? past.get(slice, this::count) : count(slice);
    }

    private Counts count(Slice slice) {
        return new Counts(
                launches.of(slice.sites, slice.from, slice.before), links.of(slice.sites, slice.from, slice.before));
    }

    private static List<Place> places(Map<SiteId, Site> its, Tally tally) {
        return its.values().stream()
                .map(site -> new Place(site, tally.of(site.id())))
                .sorted(Comparator.comparingLong(
                                (Place place) -> -place.numbers().launches())
                        .thenComparing(place -> place.site().name()))
                .toList();
    }

    private List<Part> parts(Map<SiteId, Site> its, Tally tally) {
        return its.values().stream()
                .flatMap(site -> services.of(site.id()).stream()
                        .map(service -> new Part(site, service, tally.of(service.id()), tally.failures(service.id()))))
                .sorted(Comparator.comparingLong((Part part) -> -part.numbers().launches())
                        .thenComparing(part -> part.service().name()))
                .toList();
    }
}
