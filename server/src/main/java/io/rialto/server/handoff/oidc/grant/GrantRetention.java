package io.rialto.server.handoff.oidc.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what is over, a little at a time. Every node may do it: what one has removed, another does not find. */
@Component
class GrantRetention {

    private static final int AT_ONCE = 1_000;

    private final GrantRows rows;
    private final Clock clock;

    GrantRetention(JdbcClient jdbc, Clock clock) {
        this.rows = new GrantRows(jdbc);
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT10M")
    void removeOver() {
        Instant now = clock.instant();
        all(() -> rows.removeOver(now, AT_ONCE));
        all(() -> rows.removeOverTokens(now, AT_ONCE));
    }

    private static void all(IntSupplier some) {
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = some.getAsInt();
        }
    }
}
