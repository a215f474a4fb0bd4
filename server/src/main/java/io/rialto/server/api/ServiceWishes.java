package io.rialto.server.api;

import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.configuration.ServiceEditing.Desk;
import io.rialto.server.configuration.ServiceReading;
import io.rialto.server.configuration.ServiceWish;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.organization.Caller;
import io.rialto.server.site.Definition;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a request gives, as the wish that it is. */
@Component
class ServiceWishes {

    private static final String NOTHING = "{}";

    private final ServiceEditing editing;

    ServiceWishes(ServiceEditing editing) {
        this.editing = editing;
    }

    static Desk desk(Caller caller, Site site) {
        return new Desk(caller.organization(), site, Rights.who(caller));
    }

    static ServiceWish made(Given given) {
        return new ServiceWish(
                given.required("slug"),
                given.required("name"),
                given.text("preset", null),
                given.flagOr("active", false),
                given.json("definition", NOTHING));
    }

    /** @param before what it is read from; its secrets are kept where nothing else is given */
    static ServiceWish changed(ExternalService present, Optional<Definition> before, Given given) {
        return new ServiceWish(
                present.slug(),
                given.textOr("name", present.name()),
                given.text("preset", present.preset()),
                given.flagOr("active", present.availability() != Availability.INACTIVE),
                given.json("definition", before.map(Definition::masked).orElse(NOTHING)));
    }

    /** What has yet to be said of a draft, as pointers into its document. */
    List<String> missing(Site site, ExternalService service, Definition definition) {
        ServiceWish same =
                new ServiceWish(service.slug(), service.name(), service.preset(), false, definition.masked());
        return service.availability() != Availability.INACTIVE
                ? List.of()
                : switch (editing.read(site, same, Optional.of(service.id()))) {
                    case ServiceReading.Wrong wrong -> List.of();
                    case ServiceReading.Good good ->
                        good.missing().stream()
                                .map(pointer -> "/data/attributes" + pointer)
                                .toList();
                };
    }

    List<Fault> faults(Site site, ServiceWish wish, Optional<ServiceId> present) {
        return switch (editing.read(site, wish, present)) {
            case ServiceReading.Wrong(var flaws) -> Flaws.faults(flaws);
            case ServiceReading.Good good -> List.of();
        };
    }
}
