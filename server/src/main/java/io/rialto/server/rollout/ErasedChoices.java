package io.rialto.server.rollout;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.standing.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whom the shop erased stands in no kept choice: all of the site's go, for none is opened to look who is in it. */
@Component
class ErasedChoices {

    private final RolloutRows rows;

    ErasedChoices(RolloutRows rows) {
        this.rows = rows;
    }

    @EventListener
    void changed(StandingChanged change) {
        if (change.what() == What.ERASED) {
            rows.forgetChoices(change.site());
        }
    }
}
