package io.rialto.server.handoff;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.List;

/** Which services customers entered. */
public interface Visits {

    /** @param session the random name under which the launch was recorded */
    record Visit(ServiceId service, String session) {}

    /** @param customer keyed hash of the customer's id */
    List<Visit> since(SiteId site, String customer, Instant since);
}
