package io.rialto.server.standing;

import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Optional;

/** Tells who must be refused. What it answers is at most two seconds old. Safe for use by many threads. */
public interface Standings {

    /**
     * Why the customer is refused, if so.
     *
     * @param customer the shop's immutable customer id
     * @param vouchedAt when the shop last said that the customer is logged in: the {@code iat} of the ticket
     */
    Optional<Denial> denial(SiteId site, String customer, Instant vouchedAt);

    /**
     * Whether the shop disabled or deleted the customer.
     *
     * @param hash keyed hash of the customer's id, as it is kept with launches
     */
    boolean isClosed(SiteId site, String hash);
}
