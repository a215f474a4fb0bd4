package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer's way into one service, as it is kept.
 *
 * @param ticket keyed hash of the ticket's id; absent when the ticket was not used up
 * @param customer keyed hash of the customer's id
 */
record Launch(
        Reference id,
        @Nullable SiteId site,
        @Nullable ServiceId service,
        @Nullable String ticket,
        @Nullable String customer,
        Outcome outcome,
        @Nullable Refusal reason,
        @Nullable String assertion,
        @Nullable String session,
        Instant at) {

    /** The same, of nobody. */
    Launch asCanary() {
        return new Launch(id, site, service, ticket, customer, Outcome.CANARY, reason, assertion, session, at);
    }

    enum Outcome {
        ISSUED,
        /** The customer saw the page of services. */
        LISTED,
        REFUSED,
        /** It was decided, but could not be sealed. */
        FAILED,
        /** The service sent the browser back: it did not let the customer in. */
        RETURNED,
        /** A service asked for it in a way that goes no further than the door: its reason is the fault's. */
        STOPPED,
        /** Nobody's: made to show that nothing stays of a customer. It counts nowhere, and is removed when that is shown. */
        CANARY
    }
}
