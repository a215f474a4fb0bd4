package io.rialto.server.trial;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.twin.Twin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What takes a service's place. */
sealed interface StandIn {

    /**
     * @param service the same, but for where it is and what it is told by
     * @param twin takes what comes
     * @param start where it begins the login itself; nothing where the site begins
     * @param notes what is not as in a launch
     */
    record Ready(ExternalService service, Twin twin, Optional<URI> start, List<String> notes) implements StandIn {

        public Ready {
            notes = List.copyOf(notes);
        }

        Ready(ExternalService service, Twin twin, List<String> notes) {
            this(service, twin, Optional.empty(), notes);
        }
    }

    /** @param why in a sentence */
    record None(String why) implements StandIn {}
}
