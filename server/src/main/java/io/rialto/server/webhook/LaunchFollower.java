package io.rialto.server.webhook;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.launch.Happened;
import io.rialto.server.launch.Launches;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces launches by reading them behind their backs: a launch writes nothing for it, and where nobody wants to know nothing is
 * read. Each node follows; what one has announced another finds announced. Now and then it goes over the last minutes once more, for
 * launches that were committed late, and for the time when no node was up.
 */
@Component
class LaunchFollower {

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration ONCE_MORE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private final Launches launches;
    private final Announcements announcements;
    private final Sites sites;
    private final ExternalServices services;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private Instant seen;
    private Instant wentOver;

    LaunchFollower(
            Launches launches,
            Announcements announcements,
            Sites sites,
            ExternalServices services,
            TransactionTemplate transactions,
            Clock clock) {
        this.launches = launches;
        this.announcements = announcements;
        this.sites = sites;
        this.services = services;
        this.transactions = transactions;
        this.clock = clock;
        this.seen = clock.instant().minus(OVERLAP);
        this.wentOver = clock.instant();
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void follow() {
        Instant now = clock.instant();
        Instant settled = now.minus(SETTLED);
        if (Stream.of(EventType.LAUNCH_ISSUED, EventType.LAUNCH_REFUSED, EventType.LAUNCH_FAILED)
                .anyMatch(announcements::wanted)) {
            boolean again = wentOver.plus(ONCE_MORE).isBefore(now);
            announce(References.at(again ? seen.minus(OVERLAP) : seen), References.at(settled));
            wentOver = again ? now : wentOver;
        }
        seen = settled;
    }

    private void announce(Reference from, Reference before) {
        List<Happened> some = launches.happened(from, before, AT_ONCE);
        while (!some.isEmpty()) {
            List<Happened> batch = some;
            transactions.executeWithoutResult(transaction -> batch.forEach(this::announce));
            some = some.size() < AT_ONCE
                    ? List.of()
                    : launches.happened(some.getLast().id().next(), before, AT_ONCE);
        }
    }

    private void announce(Happened launch) {
        EventType type = EventType.of("launch." + launch.outcome()).orElseThrow();
        sites.byId(launch.site())
                .ifPresent(site -> sites.ownerOf(site.id())
                        .ifPresent(owner -> announcements.announce(
                                owner.value(), type, launch.id().value(), data(launch, site), launch.at())));
    }

    private Map<String, Object> data(Happened launch, Site site) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reference", launch.id().value());
        data.put("site", site.slug());
        services.of(site.id()).stream()
                .filter(service -> service.id().equals(launch.service()))
                .map(ExternalService::slug)
                .findFirst()
                .ifPresent(slug -> data.put("service", slug));
        if (launch.customer() != null) {
            data.put("customer", launch.customer());
        }
        if (launch.reason() != null) {
            data.put("reason", launch.reason());
        }
        return data;
    }
}
