/**
 * Who just came from the shop, and the ticket that proved it: a JWE under the key that shop and site share, opened by
 * {@link io.rialto.server.customer.Tickets}. A customer lives as long as one request and is never stored or logged.
 */
@NullMarked
package io.rialto.server.customer;

import org.jspecify.annotations.NullMarked;
