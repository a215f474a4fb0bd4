package io.rialto.server.handoff;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;

/** Knows which services customers ended, for whoever still holds something of their logins. Safe for use by many threads. */
public interface Renounced {

    /**
     * Whether the customer ended the service, and did not take it up again.
     *
     * @param customer keyed hash of the customer's id
     */
    boolean isRenounced(SiteId site, String customer, ServiceId service);
}
