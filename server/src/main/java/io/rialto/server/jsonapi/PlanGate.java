package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Keeps an organization whose plan has ended read-only, at the API and so on every page, and says what is worth offering there. What
 * goes on all the same each resource says of itself; everything else that writes is refused.
 */
@Component
final class PlanGate {

    private final Clock clock;

    PlanGate(Clock clock) {
        this.clock = clock;
    }

    /** Whether what is spared or not goes on for the caller. */
    boolean lets(Caller caller, boolean spared) {
        return spared || !caller.subscription().isOver(clock.instant());
    }

    /** @throws Stop when it is not spared and the caller's plan has ended */
    void pass(Caller caller, boolean spared) {
        Subscription subscription = caller.subscription();
        Instant end = subscription.endsAt();
        if (end != null && !lets(caller, spared)) {
            throw new Stop(ApiError.of(
                    403,
                    "PLAN_ENDED",
                    "Plan ended",
                    "Your organization's " + subscription.plan().name().toLowerCase(Locale.ROOT) + " plan ended at "
                            + Json.instant(end) + ", so its configuration is read-only. Ask whoever runs this server to"
                            + " renew the plan. Customers and staff get in as before, and what takes access away still"
                            + " works."));
        }
    }
}
