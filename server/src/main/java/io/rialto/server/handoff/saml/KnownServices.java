package io.rialto.server.handoff.saml;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A site's services by what they call themselves. */
@Component
class KnownServices {

    private final ExternalServices services;

    KnownServices(ExternalServices services) {
        this.services = services;
    }

    /**
     * The service of that entity ID.
     *
     * @param fits tells services apart that share one
     */
    Optional<ExternalService> of(Site site, String entityId, Predicate<Saml> fits) {
        List<ExternalService> called = services.of(site.id()).stream()
                .filter(service -> saml(service)
                        .filter(saml -> saml.entityId().equals(entityId))
                        .isPresent())
                .toList();
        return called.stream()
                .filter(service -> saml(service).filter(fits).isPresent())
                .findFirst()
                .or(() -> called.stream().findFirst());
    }

    /**
     * Whether what is asked must be signed: by the service that reads the site's metadata, where it says who it is, else by every
     * service of the site. Some libraries ask nothing at all where what they do differs from what the metadata says.
     *
     * @param reader as it stood in the address; anything but the id of a service says nothing
     */
    boolean mustSign(Site site, @Nullable String reader) {
        List<ExternalService> all = services.of(site.id()).stream()
                .filter(service -> saml(service).isPresent())
                .toList();
        List<ExternalService> readers = all.stream()
                .filter(service -> service.id().value().toString().equals(reader))
                .toList();
        List<ExternalService> meant = readers.isEmpty() ? all : readers;
        return !meant.isEmpty()
                && meant.stream()
                        .allMatch(service -> saml(service).orElseThrow().terms().signedRequests());
    }

    static Optional<Saml> saml(ExternalService service) {
        return service.protocol() instanceof Saml saml ? Optional.of(saml) : Optional.empty();
    }
}
