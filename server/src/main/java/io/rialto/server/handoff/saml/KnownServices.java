package io.rialto.server.handoff.saml;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** Whether every service of the site signs what it asks. */
    boolean allSign(Site site) {
        List<Saml> all = services.of(site.id()).stream()
                .map(KnownServices::saml)
                .flatMap(Optional::stream)
                .toList();
        return !all.isEmpty() && all.stream().allMatch(saml -> saml.terms().signedRequests());
    }

    static Optional<Saml> saml(ExternalService service) {
        return service.protocol() instanceof Saml saml ? Optional.of(saml) : Optional.empty();
    }
}
