package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Subject;
import io.rialto.server.release.Release.Released;
import java.util.Optional;

/** What a ticket, a browser and the configuration lead to. */
sealed interface Decision permits Decision.Enter, Decision.Choose, Refused {

    /**
     * The customer may enter.
     *
     * @param account at the service, as its API said it
     */
    record Enter(
            ExternalService service,
            Subject subject,
            Released released,
            Optional<String> target,
            Optional<String> account)
            implements Decision {

        Enter(ExternalService service, Subject subject, Released released, Optional<String> target) {
            this(service, subject, released, target, Optional.empty());
        }
    }

    /** The customer asked for the page of services. */
    record Choose() implements Decision {}
}
