package io.rialto.server.handoff.intake;

import io.rialto.server.externalservice.ExternalService;
import java.util.Optional;

/**
 * What a service asked goes no further.
 *
 * @param detail for the log: what exactly, never anything of a customer
 * @param service whose request it is, as far as that is known
 */
public record TurnedAway(Fault fault, String detail, Optional<ExternalService> service) {

    /** Of a request that nobody is known to have made. */
    public TurnedAway(Fault fault, String detail) {
        this(fault, detail, Optional.empty());
    }
}
