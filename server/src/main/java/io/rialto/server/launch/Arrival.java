package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.page.Reference;
import java.util.List;
import java.util.Optional;

/** Where a launch ended, recorded. */
sealed interface Arrival {

    /** @param nonce of the launch, whose cookie is no longer needed */
    record AtService(PostPage page, String nonce) implements Arrival {}

    record AtTiles(List<ExternalService> services, Optional<String> nonce) implements Arrival {}

    /** @param service the one it was about, when it exists */
    record TurnedAway(Refused refused, Reference reference, Optional<ExternalService> service) implements Arrival {}
}
