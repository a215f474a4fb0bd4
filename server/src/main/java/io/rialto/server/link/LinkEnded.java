package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;

/**
 * That a customer ended a service; published in the transaction that marks the link.
 *
 * @param id the link's
 * @param customer the shop's immutable id of the customer: never to be logged, nor kept in the clear
 * @param hash keyed hash of it
 */
public record LinkEnded(String id, SiteId site, ServiceId service, String customer, String hash, Instant at) {

    /** Without the customer: it could end up in a log. */
    @Override
    public String toString() {
        return "LinkEnded[" + id + "]";
    }
}
