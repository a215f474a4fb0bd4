/**
 * The ticket with which a shop tells Rialto who is there: a compact JWE under a key that both share. What any shop needs is in
 * {@link io.rialto.demo.ticket.TicketKey}; it uses nothing but the JDK's AES.
 */
@NullMarked
package io.rialto.demo.ticket;

import org.jspecify.annotations.NullMarked;
