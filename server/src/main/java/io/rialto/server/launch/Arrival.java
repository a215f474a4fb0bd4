package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.WidgetToken;
import io.rialto.server.page.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a launch ended, recorded. */
sealed interface Arrival {

    /** @param nonce of the launch, whose cookie is no longer needed */
    record AtService(HandOver handOver, String nonce) implements Arrival {}

    /** What the shop asked for, for a service's widget. */
    record WithToken(WidgetToken token) implements Arrival {}

    /**
     * @param disclosures what was shared with whom until now
     * @param proof for the forms of the page; absent when it has none
     */
    record AtTiles(List<ExternalService> services, List<Disclosure> disclosures, Optional<String> proof)
            implements Arrival {}

    /**
     * @param service the one it was about, when it exists
     * @param decline what that service is told, when it asked
     * @param ended the customer ended the service, and may take it up again
     */
    record TurnedAway(
            Refused refused,
            Reference reference,
            Optional<ExternalService> service,
            Optional<Decline> decline,
            Optional<Ended> ended)
            implements Arrival {

        TurnedAway(Refused refused, Reference reference, Optional<ExternalService> service, Optional<Decline> decline) {
            this(refused, reference, service, decline, Optional.empty());
        }

        TurnedAway telling(Optional<Decline> service) {
            return new TurnedAway(refused, reference, this.service, service, ended);
        }

        TurnedAway asking(Optional<Ended> question) {
            return new TurnedAway(refused, reference, service, decline, question);
        }
    }

    /** @param proof for the form that takes the service up again */
    record Ended(Instant at, String proof) {}
}
