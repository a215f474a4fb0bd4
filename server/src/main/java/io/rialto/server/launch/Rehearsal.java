package io.rialto.server.launch;

import io.rialto.server.enrolment.Question;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Shown;
import io.rialto.server.handoff.Subject;
import io.rialto.server.link.Prospect;
import io.rialto.server.release.Release.Released;
import java.util.List;
import java.util.Optional;

/** What would come of a launch, which nobody made. */
public sealed interface Rehearsal {

    /**
     * The customer would enter.
     *
     * @param prospect what it would mean for the account at the service
     * @param questions what the service's own API would be asked before, in order
     * @param shown the message that would leave; nothing when the protocol cannot show it
     */
    record Entered(
            ExternalService service,
            Subject subject,
            Released released,
            Prospect prospect,
            List<Question> questions,
            Optional<Shown> shown)
            implements Rehearsal {

        public Entered {
            questions = List.copyOf(questions);
        }
    }

    /** @param detail what exactly was wrong, as the log would say it */
    record TurnedAway(Refusal reason, String detail) implements Rehearsal {}
}
