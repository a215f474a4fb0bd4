/** Who just came from the shop. Lives as long as one request and is never stored. */
@NullMarked
package io.rialto.server.customer;

import org.jspecify.annotations.NullMarked;
