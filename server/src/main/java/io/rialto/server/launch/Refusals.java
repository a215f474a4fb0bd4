package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records refusals and says them to the log. */
@Component
class Refusals {

    private static final int UNPROVEN_ROWS_PER_MINUTE = 60;

    private final LaunchLedger ledger;
    private final Outcomes outcomes;
    private final SecureRandom random;
    private final Clock clock;
    private final Ration ration;

    Refusals(LaunchLedger ledger, Outcomes outcomes, SecureRandom random, Clock clock) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.random = random;
        this.clock = clock;
        this.ration = new Ration(UNPROVEN_ROWS_PER_MINUTE, clock);
    }

    /** Of a request that proved nothing new, so anybody could repeat it: its rows are rationed, the log and counter are not. */
    TurnedAway unproven(Refused refused, Optional<Site> site, Optional<ExternalService> service) {
        Reference reference = Reference.next(random);
        if (ration.take(site.map(Site::id))) {
            ledger.record(new Launch(
                    reference,
                    site.map(Site::id).orElse(null),
                    service.map(ExternalService::id).orElse(null),
                    null,
                    null,
                    Outcome.REFUSED,
                    refused.reason(),
                    null,
                    null,
                    clock.instant()));
        }
        return recorded(refused, reference, site, service);
    }

    /** Of a launch whose row is written. */
    TurnedAway recorded(Refused refused, Reference reference, Optional<Site> site, Optional<ExternalService> service) {
        outcomes.refused(refused, reference, site, service);
        return new TurnedAway(refused, reference, service);
    }
}
