package io.rialto.server.trial;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.twin.ApiTwin;
import io.rialto.server.twin.Twin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What takes a service's place.
 *
 * @param service the same, but for where it is and what it is told by
 * @param twin takes what comes
 * @param start where it begins the login itself; nothing where the site begins
 * @param notes what is not as in a launch
 * @param api plays the service's own API; nothing when it has none
 */
record StandIn(ExternalService service, Twin twin, Optional<URI> start, List<String> notes, Optional<ApiTwin> api) {

    StandIn {
        notes = List.copyOf(notes);
    }

    StandIn(ExternalService service, Twin twin, Optional<URI> start, List<String> notes) {
        this(service, twin, start, notes, Optional.empty());
    }

    StandIn(ExternalService service, Twin twin, List<String> notes) {
        this(service, twin, Optional.empty(), notes);
    }

    StandIn asking(Optional<ApiTwin> its) {
        return new StandIn(service, twin, start, notes, its);
    }
}
