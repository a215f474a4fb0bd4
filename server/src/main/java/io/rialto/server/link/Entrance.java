package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer entered a service, as the ledger takes it: keyed hashes only.
 *
 * @param account absent, like what follows it, when only the launch is known
 */
record Entrance(
        SiteId site,
        ServiceId service,
        String customer,
        @Nullable String account,
        @Nullable String attributes,
        @Nullable String address,
        @Nullable String spelling,
        Reference launch,
        Instant at) {

    record Key(SiteId site, String customer, ServiceId service) {}

    Key key() {
        return new Key(site, customer, service);
    }
}
