package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records refusals and says them to the log. */
@Component
class Refusals {

    private static final int UNPROVEN_ROWS_PER_MINUTE = 60;

    private final LaunchLedger ledger;
    private final Outcomes outcomes;
    private final Entries entries;
    private final Chronicle chronicle;
    private final Ration ration;

    Refusals(LaunchLedger ledger, Outcomes outcomes, Entries entries, Chronicle chronicle, Clock clock) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.entries = entries;
        this.chronicle = chronicle;
        this.ration = new Ration(UNPROVEN_ROWS_PER_MINUTE, clock);
    }

    /** Of a request that proved nothing new, so anybody could repeat it: its rows are rationed, the log and counter are not. */
    TurnedAway unproven(Refused refused, Optional<Site> site, Optional<ExternalService> service) {
        return unproven(refused, site, service, Optional.empty());
    }

    /** The same of a ticket that was opened, but proves nothing new. */
    TurnedAway unproven(Refused refused, Presented presented, Optional<ExternalService> service) {
        return unproven(refused, Optional.of(presented.site()), service, Optional.of(presented));
    }

    private TurnedAway unproven(
            Refused refused, Optional<Site> site, Optional<ExternalService> service, Optional<Presented> presented) {
        Launch launch = entries.unproven(site, service, refused.reason());
        if (ration.take(site.map(Site::id))) {
            ledger.record(launch);
            site.ifPresent(its -> chronicle.refused(refused, launch.id(), its, service, presented));
        }
        return said(refused, launch.id(), site, service);
    }

    /** Of a launch whose row is written. */
    TurnedAway recorded(Refused refused, Reference reference, Presented presented, Optional<ExternalService> service) {
        chronicle.refused(refused, reference, presented.site(), service, Optional.of(presented));
        return said(refused, reference, Optional.of(presented.site()), service);
    }

    /** The service told of a launch later; how it went before is written down already. */
    TurnedAway returned(Refused refused, Reference reference, Site site, Optional<ExternalService> service) {
        return said(refused, reference, Optional.of(site), service);
    }

    private TurnedAway said(
            Refused refused, Reference reference, Optional<Site> site, Optional<ExternalService> service) {
        outcomes.refused(refused, reference, site, service);
        return new TurnedAway(refused, reference, service, Optional.empty());
    }
}
