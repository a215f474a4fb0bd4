package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.site.Site;

/** How a protocol ends a session at a service without the browser. Safe for use by many threads. */
public interface Farewell {

    /** What became of it. */
    enum Outcome {
        CONFIRMED,
        /** The service takes no such message. */
        UNSUPPORTED,
        /** It will never do what it was asked. */
        REFUSED,
        /** It did not answer, or had a fault of its own. */
        UNREACHABLE
    }

    /** The protocol that it speaks. */
    Class<? extends Protocol> protocol();

    /**
     * The customer logged out. Takes as long as the service does to answer, within the limits of every call that goes out.
     *
     * @param session the random name under which the launch was recorded
     */
    Outcome loggedOutOf(Site site, ExternalService service, String session);
}
