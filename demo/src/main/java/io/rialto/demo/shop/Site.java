package io.rialto.demo.shop;

import io.rialto.demo.ticket.TicketKey;

/**
 * A site at Rialto that this shop speaks for.
 *
 * @param issuer {@code …/s/{site}}
 * @param key what both share
 */
public record Site(String issuer, TicketKey key) {}
