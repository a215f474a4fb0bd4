/**
 * Who just came from the shop, and what the shop sends: tickets, opened by {@link io.rialto.server.customer.Tickets}, and events,
 * opened by {@link io.rialto.server.customer.ShopEvents}. Both are a JWE under the key that shop and site share. A customer lives
 * as long as one request and is never stored or logged.
 */
@NullMarked
package io.rialto.server.customer;

import org.jspecify.annotations.NullMarked;
