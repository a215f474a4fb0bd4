package io.rialto.server.handoff.saml;

import io.rialto.saml.Status;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.TurnedAway;

/** What becomes of a service's request. */
sealed interface Judgement {

    /** The customer is asked for. */
    record Granted(ExternalService service, Asked asked) implements Judgement {}

    /** Nobody is told but the customer: who asks is not known well enough, or where the answer should go. */
    record Stopped(TurnedAway turnedAway) implements Judgement {}

    /**
     * The service is told.
     *
     * @param atOnce nobody may be asked anything, so no page of ours comes in between
     */
    record Declined(ExternalService service, KeptRequest request, Status status, Fault fault, boolean atOnce)
            implements Judgement {}
}
