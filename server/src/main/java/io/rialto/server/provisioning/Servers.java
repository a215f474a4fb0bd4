package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.scim.ScimServer;
import java.net.URI;
import java.util.Optional;

/** Where services keep their accounts. */
final class Servers {

    private Servers() {}

    /** Nothing when the service has no SCIM. */
    static Optional<ScimServer> of(ExternalService service) {
        Provisioning provisioning = service.provisioning();
        Secret secret = service.secrets().provisioning();
        return provisioning == null || provisioning.scim() == null || secret == null
                ? Optional.empty()
                : Optional.of(
                        new ScimServer(URI.create(provisioning.scim().url()), access(provisioning.scim(), secret)));
    }

    private static ScimServer.Access access(Provisioning.Scim scim, Secret secret) {
        String tokenUrl = scim.tokenUrl();
        String client = scim.clientId();
        return tokenUrl == null || client == null
                ? new ScimServer.Bearer(secret.text())
                : new ScimServer.ClientCredentials(URI.create(tokenUrl), client, secret.text(), scim.scope());
    }
}
