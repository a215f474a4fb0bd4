package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Witness;
import io.rialto.server.trace.Check;
import io.rialto.server.trace.Step;
import io.rialto.server.trace.Trace;
import io.rialto.server.trace.Traces;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what services ask that goes no further. Anybody can ask: its rows are rationed, the log and the counters are not. */
@Component
class Bystander implements Witness {

    private static final int ROWS_PER_MINUTE = 60;
    private static final int LONGEST_REASON = 60;

    private final LaunchLedger ledger;
    private final Traces traces;
    private final Inventory inventory;
    private final Clock clock;
    private final Ration ration;

    Bystander(LaunchLedger ledger, Traces traces, Inventory inventory, Clock clock) {
        this.ledger = ledger;
        this.traces = traces;
        this.inventory = inventory;
        this.clock = clock;
        this.ration = new Ration(ROWS_PER_MINUTE, clock);
    }

    @Override
    public void saw(Stopped stopped) {
        if (!ration.take(Optional.of(stopped.site().id()))) {
            return;
        }
        String reason = stopped.reason().toUpperCase(Locale.ROOT);
        ledger.recordStopped(
                stopped.reference(),
                stopped.site().id(),
                stopped.service().map(ExternalService::id).orElse(null),
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
                clock.instant());
        traces.keep(() -> trace(stopped));
    }

    private Trace trace(Stopped stopped) {
        // At the token endpoint the customer was let in before: the service did not get what it came for.
        boolean later = stopped.way().equals("oidc_token");
        return new Trace(
                stopped.reference(),
                stopped.site().id(),
                stopped.service().map(ExternalService::id).orElse(null),
                false,
                new Trace.Content(
                        stopped.way(),
                        List.of(Step.refused(later ? Check.CODE : Check.ASKED, "", stopped.detail())),
                        null,
                        inventory.of(stopped.site(), stopped.service()),
                        Map.of()));
    }
}
