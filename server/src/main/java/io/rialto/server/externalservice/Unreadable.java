package io.rialto.server.externalservice;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of services that this release cannot read: of each once, for the database is read every other second. */
final class Unreadable {

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

    private final Set<ServiceId> told = ConcurrentHashMap.newKeySet();

    void tell(ServiceId service, String slug, boolean isUnreadable) {
        if (!isUnreadable) {
            told.remove(service);
        } else if (told.add(service)) {
            LOG.error(
                    "event=service_unreadable service={} slug={} nobody can enter it; start the release that wrote it, or write it"
                            + " anew in RIALTO_CONFIG",
                    service.value(),
                    slug);
        }
    }
}
