package io.rialto.server.handoff;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Set;

/** Which services customers entered. */
public interface Visits {

    /** @param customer keyed hash of the customer's id */
    Set<ServiceId> since(SiteId site, String customer, Instant since);
}
