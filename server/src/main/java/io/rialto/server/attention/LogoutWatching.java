package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.logout.Logouts;
import io.rialto.server.logout.Logouts.Failing;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Services that are told of logouts, and log nobody out. */
@Component
class LogoutWatching implements Watch {

    private static final Duration RECENT = Duration.ofDays(7);
    private static final int FEWEST = 5;

    private final Logouts logouts;
    private final SiteSearch sites;
    private final ExternalServices services;
    private final Clock clock;

    LogoutWatching(Logouts logouts, SiteSearch sites, ExternalServices services, Clock clock) {
        this.logouts = logouts;
        this.sites = sites;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        List<SiteId> own = sites.of(organization).stream().map(Site::id).toList();
        List<Failing> failing = logouts.failing(own, clock.instant().minus(RECENT), FEWEST);
        return failing.isEmpty()
                ? Stream.empty()
                : own.stream()
                        .flatMap(site -> services.of(site).stream())
                        .flatMap(service -> failing.stream()
                                .filter(one -> one.service().equals(service.id()))
                                .map(one -> of(service, one)));
    }

    private static Attention of(ExternalService service, Failing failing) {
        String id = service.id().value().toString();
        return new Attention(
                "logouts_failing",
                Severity.WARNING,
                service.name() + " logged nobody out: the last " + failing.times()
                        + " logouts within a week failed there. Launches, “Logouts”, says why.",
                failing.since(),
                new Where("services", id, "services/" + id));
    }
}
