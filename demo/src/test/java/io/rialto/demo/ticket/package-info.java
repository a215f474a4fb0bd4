/** Tickets open with the shared key, and with nothing else. */
@NullMarked
package io.rialto.demo.ticket;

import org.jspecify.annotations.NullMarked;
