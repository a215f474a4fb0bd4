package io.rialto.server.standing;

import io.rialto.server.customer.ShopEvent;
import io.rialto.server.site.SiteId;

/**
 * An event as it is kept.
 *
 * @param id keyed hash of its id
 * @param content keyed hash of what it says
 * @param customer keyed hash of the customer's id
 */
record Told(SiteId site, String id, String content, String customer, ShopEvent event) {

    /** What came of telling it. */
    enum Outcome {
        NEW,
        /** It was told before, and counted then. */
        REPEATED,
        /** Another event was told under this id. */
        CONTRADICTED
    }
}
