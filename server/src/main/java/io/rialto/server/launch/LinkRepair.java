package io.rialto.server.launch;

import io.rialto.server.link.Links;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Links are written behind the launches, so a node that dies takes its last ones along. The launches were recorded before: whoever
 * entered and has no link gets one from them. Every node may do it: a link is made once.
 */
@Component
class LinkRepair {

    /** Long after a living node has written its own. */
    private static final Duration SETTLED = Duration.ofMinutes(1);
    /** Of launches looked at in one go, so that a long pause does not fill the memory. */
    private static final Duration STRETCH = Duration.ofHours(1);

    private final LaunchLedger ledger;
    private final Links links;
    private final Clock clock;

    LinkRepair(LaunchLedger ledger, Links links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void repair() {
        Instant settled = clock.instant().minus(SETTLED);
        Instant from = ledger.firstFrom(links.followedUpTo()).orElse(settled);
        while (from.isBefore(settled)) {
            Instant to = from.plus(STRETCH).isBefore(settled) ? from.plus(STRETCH) : settled;
            repair(References.at(from), References.at(to));
            from = to;
        }
    }

    private void repair(Reference from, Reference before) {
        links.knownFromLaunches(ledger.entrances(from, before));
        links.followed(before);
    }
}
