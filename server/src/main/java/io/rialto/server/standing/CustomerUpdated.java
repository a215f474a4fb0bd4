package io.rialto.server.standing;

import io.rialto.server.site.SiteId;
import java.time.Instant;

/**
 * The shop said that a customer's profile changed, and not what; published once for each event, in the transaction that remembers it.
 *
 * @param customer the shop's immutable id of the customer: never to be logged, nor kept in the clear
 * @param hash keyed hash of it, as it is kept with launches
 * @param at when it happened at the shop
 */
public record CustomerUpdated(SiteId site, String customer, String hash, Instant at) {

    /** Without the customer: it could end up in a log. */
    @Override
    public String toString() {
        return "CustomerUpdated[…]";
    }
}
