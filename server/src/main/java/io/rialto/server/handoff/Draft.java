package io.rialto.server.handoff;

import io.rialto.saml.SigningKey;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.release.Release.Released;
import io.rialto.server.site.Site;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be sealed, decided and recorded.
 *
 * @param customer keyed hash of the customer's id, as launches are recorded under
 * @param target where the customer lands inside the service, allowed
 * @param landings addresses that the service may redirect the browser to
 * @param asked present when the service began
 * @param account the customer's account at the service, as its API said it; nothing where none was asked
 * @param returned where the service sends the browser when it refuses the customer; nothing for one that does not
 * @param authenticatedAt when the customer logged in at the shop, if the shop says so
 * @param trial whether it goes to a stand-in: then nothing is noted of it that is noted of a launch
 */
public record Draft(
        Site site,
        ExternalService service,
        Subject subject,
        Released released,
        Identifiers identifiers,
        String customer,
        Optional<String> target,
        List<URI> landings,
        Optional<Asked> asked,
        Optional<String> account,
        Optional<URI> returned,
        Optional<Instant> authenticatedAt,
        boolean trial) {

    public Draft {
        landings = List.copyOf(landings);
    }

    /** What signs it. Of a launch it is noted when that was the next key. */
    public SigningKey key(SigningKeys keys) {
        return trial ? keys.of(site.id(), service.id()) : keys.launching(site.id(), service.id());
    }
}
