package io.rialto.server.standing;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.site.SiteId;
import java.time.Instant;

/**
 * A customer's standing changed, for whoever has something to end or to do. It is published once for each change, within the transaction
 * that makes it: what a listener writes is there exactly when the change is, and what it sends should wait for the commit. An event that
 * was told again, or is older than what is known, is none.
 *
 * @param customer the shop's immutable id of the customer: never to be logged, nor kept in the clear
 * @param hash keyed hash of it, as it is kept with launches
 * @param at when it happened at the shop
 */
public record StandingChanged(SiteId site, String customer, String hash, What what, Instant at) {

    /** Without the customer: it could end up in a log. */
    @Override
    public String toString() {
        return "StandingChanged[" + what.text() + "]";
    }
}
