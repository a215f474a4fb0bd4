package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;

/**
 * That a customer entered a service for the first time; published in the transaction that writes the link.
 *
 * @param customer keyed hash of the shop's customer id
 */
public record LinkMade(String id, SiteId site, ServiceId service, String customer, Instant at) {}
