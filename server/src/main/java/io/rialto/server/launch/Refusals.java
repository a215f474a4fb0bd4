package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Arrival.TurnedAway;
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
    private final Ration ration;

    Refusals(LaunchLedger ledger, Outcomes outcomes, Entries entries, Clock clock) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.entries = entries;
        this.ration = new Ration(UNPROVEN_ROWS_PER_MINUTE, clock);
    }

    /** Of a request that proved nothing new, so anybody could repeat it: its rows are rationed, the log and counter are not. */
    TurnedAway unproven(Refused refused, Optional<Site> site, Optional<ExternalService> service) {
        Launch launch = entries.unproven(site, service, refused.reason());
        if (ration.take(site.map(Site::id))) {
            ledger.record(launch);
        }
        return recorded(refused, launch.id(), site, service);
    }

    /** Of a launch whose row is written. */
    TurnedAway recorded(Refused refused, Reference reference, Optional<Site> site, Optional<ExternalService> service) {
        outcomes.refused(refused, reference, site, service);
        return new TurnedAway(refused, reference, service, Optional.empty());
    }
}
