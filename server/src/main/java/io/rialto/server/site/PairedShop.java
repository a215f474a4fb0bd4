package io.rialto.server.site;

import java.net.URI;
import java.time.Instant;

/**
 * A shop that was connected with a one-time code.
 *
 * @param pairing which code; with it goes the key
 */
public record PairedShop(String pairing, SiteId site, TicketKey key, URI baseUrl, Instant pairedAt) {}
