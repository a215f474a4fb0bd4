package io.rialto.server.launch;

import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.site.Site;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services that a customer may choose from, as a launch that ends there. */
@Component
class Listing {

    private final Entries entries;
    private final LaunchLedger ledger;
    private final Decisions decisions;
    private final Disclosures disclosures;
    private final TurningAway away;
    private final Outcomes outcomes;
    private final Proofs proofs;

    Listing(
            Entries entries,
            LaunchLedger ledger,
            Decisions decisions,
            Disclosures disclosures,
            TurningAway away,
            Outcomes outcomes,
            Proofs proofs) {
        this.entries = entries;
        this.ledger = ledger;
        this.decisions = decisions;
        this.disclosures = disclosures;
        this.away = away;
        this.outcomes = outcomes;
        this.proofs = proofs;
    }

    Arrival show(Presented presented) {
        Site site = presented.site();
        Launch launch = entries.listed(presented);
        return switch (ledger.record(launch)) {
            case REPLAYED -> away.replayed(presented);
            case RECORDED -> {
                outcomes.entered(Outcome.LISTED, launch.id(), site, Optional.empty());
                yield new Arrival.AtTiles(
                        decisions.open(presented.ticket().customer(), site),
                        disclosures.of(site, Objects.requireNonNull(launch.customer())),
                        proofs.of(presented).map(proof -> proofs.seal(proof, Proofs.Use.LOOK)));
            }
        };
    }
}
