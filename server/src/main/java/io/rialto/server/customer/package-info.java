/**
 * Who just came from the shop, and what the shop sends: tickets, opened by {@link io.rialto.server.customer.Tickets}, events,
 * opened by {@link io.rialto.server.customer.ShopEvents}, and the question whether all is well, opened by {@link
 * io.rialto.server.customer.ShopChecks}. All are a JWE under a key that shop and site share. A customer lives as long as one request and
 * is never stored or logged.
 */
@NullMarked
package io.rialto.server.customer;

import org.jspecify.annotations.NullMarked;
