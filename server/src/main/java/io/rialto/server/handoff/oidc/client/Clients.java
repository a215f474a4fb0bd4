package io.rialto.server.handoff.oidc.client;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.Site;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A site's clients that are switched on. */
@Component
public class Clients {

    private final ExternalServices services;

    public Clients(ExternalServices services) {
        this.services = services;
    }

    /** The site's client of that id. */
    public Optional<Client> byId(Site site, String id) {
        return all(site).filter(client -> client.id().equals(id)).findFirst();
    }

    /** The site's client that is this service. */
    public Optional<Client> of(Site site, ServiceId service) {
        return all(site).filter(client -> client.service().id().equals(service)).findFirst();
    }

    /** All of a site. */
    public Stream<Client> all(Site site) {
        return services.of(site.id()).stream()
                .filter(service -> service.availability() == Availability.ACTIVE)
                .flatMap(service -> of(site, service).stream());
    }

    /** The service as a client, if it is one. */
    public static Optional<Client> of(Site site, ExternalService service) {
        return service.protocol() instanceof Oidc oidc
                ? Optional.of(new Client(site, service, oidc, false))
                : Optional.empty();
    }

    /** What takes the service's place in a trial. It is told by nobody but the trial; none of the others here finds it. */
    public static Client ofTrial(Site site, ExternalService standIn) {
        return new Client(site, standIn, (Oidc) standIn.protocol(), true);
    }
}
