package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a service sent a customer back, instead of letting them in; published once for a launch, in the transaction that notes it.
 *
 * @param customer keyed hash of the customer's id
 */
public record LaunchReturned(
        Reference launch,
        SiteId site,
        ServiceId service,
        @Nullable String customer,
        Instant at) {}
