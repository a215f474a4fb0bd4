package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Shown;
import io.rialto.server.handoff.Subject;
import io.rialto.server.link.Prospect;
import io.rialto.server.release.Release.Released;
import java.util.Optional;

/** What would come of a launch, which nobody made. */
public sealed interface Rehearsal {

    /**
     * The customer would enter.
     *
     * @param prospect what it would mean for the account at the service
     * @param shown the message that would leave; nothing when the protocol cannot show it
     */
    record Entered(
            ExternalService service, Subject subject, Released released, Prospect prospect, Optional<Shown> shown)
            implements Rehearsal {}

    /** @param detail what exactly was wrong, as the log would say it */
    record TurnedAway(Refusal reason, String detail) implements Rehearsal {}
}
