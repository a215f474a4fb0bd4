package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service has to be told of a customer, or the receipt that it was.
 *
 * @param id ten letters
 * @param site the site's slug
 * @param service the service's slug
 * @param customer keyed hash of the customer's id
 * @param sealed what it is to be told; absent when nothing has to be done any more, or there is nothing to say
 * @param print keyed hash of it
 * @param reason why it did not work, the last time
 * @param status of the service's last answer; 0: there was none
 * @param happenedAt at the shop
 */
public record Task(
        String id,
        UUID organization,
        SiteId siteId,
        ServiceId serviceId,
        String site,
        String service,
        String customer,
        Kind kind,
        Way way,
        State state,
        @Nullable String sealed,
        @Nullable String print,
        int attempts,
        @Nullable String reason,
        int status,
        Instant happenedAt,
        Instant dueAt,
        Instant createdAt,
        Instant updatedAt) {

    Lane lane() {
        return new Lane(serviceId, customer);
    }
}
