package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Subject;

/** Whether a customer who is not here might enter. */
public sealed interface Candidacy {

    /**
     * Yes, if they came now.
     *
     * @param subject the name that the service would be told
     */
    record May(ExternalService service, Subject subject) implements Candidacy {}

    /** No, and why. */
    record MayNot(Refusal reason) implements Candidacy {}
}
