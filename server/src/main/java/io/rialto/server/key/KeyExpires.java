package io.rialto.server.key;

import io.rialto.server.organization.OrganizationId;
import java.time.Instant;

/**
 * A signing key's certificate ends soon; published once for each number of days, in the transaction that remembers it.
 *
 * @param site the site's slug
 * @param key the key's id
 * @param withinDays 60, 30, 7 or 1
 */
public record KeyExpires(
        OrganizationId owner, String site, String key, String state, int withinDays, Instant expiresAt) {}
