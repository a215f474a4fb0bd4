package io.rialto.server.addresschange;

import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a customer changed, for one service.
 *
 * @param id ten letters
 * @param site the site's slug
 * @param service the service's slug
 * @param customer keyed hash of the customer's id
 * @param reason why it is open, or failed; absent when there is nothing to say
 * @param happenedAt at the shop
 */
public record AddressChange(
        String id,
        UUID organization,
        SiteId siteId,
        ServiceId serviceId,
        String site,
        String service,
        String customer,
        EmailChange plan,
        State state,
        @Nullable String reason,
        int attempts,
        Instant happenedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether a person has to see to it at the service. */
    public boolean needsSomebody() {
        return state == State.OPEN || state == State.FAILED;
    }

    /** How far it is. */
    public enum State {
        WAITING,
        OPEN,
        DONE,
        CONFIRMED,
        FAILED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
