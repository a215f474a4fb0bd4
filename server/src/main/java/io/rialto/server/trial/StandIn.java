package io.rialto.server.trial;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.twin.Twin;
import java.util.List;

/** What takes a service's place. */
sealed interface StandIn {

    /**
     * @param service the same, but for where it is and what it is told by
     * @param twin takes what comes
     * @param notes what is not as in a launch
     */
    record Ready(ExternalService service, Twin twin, List<String> notes) implements StandIn {

        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /** @param why in a sentence */
    record None(String why) implements StandIn {}
}
