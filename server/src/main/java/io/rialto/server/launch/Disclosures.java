package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.link.Link;
import io.rialto.server.link.Links;
import io.rialto.server.release.PlainWords;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was shared with whom, out of the ledger of links. */
@Component
class Disclosures {

    private final Links links;
    private final ExternalServices services;

    Disclosures(Links links, ExternalServices services) {
        this.links = links;
        this.services = services;
    }

    /**
     * Of every service that the customer entered, whether it is open to them now or not.
     *
     * @param customer keyed hash of the shop's customer id
     */
    List<Disclosure> of(Site site, String customer) {
        Map<ServiceId, ExternalService> known =
                services.of(site.id()).stream().collect(Collectors.toMap(ExternalService::id, Function.identity()));
        return links.of(site.id(), customer).stream()
                .flatMap(link ->
                        Optional.ofNullable(known.get(link.service())).map(service -> of(link, service)).stream())
                .toList();
    }

    private static Disclosure of(Link link, ExternalService service) {
        return new Disclosure(
                service.slug(),
                service.name(),
                PlainWords.of(Stream.concat(
                                name(service.protocol()).stream(), service.release().attributes().values().stream())
                        .toList()),
                link.firstAt(),
                link.lastAt(),
                link.endedAt());
    }

    /** The expression of the name that the service is told, when that says something. */
    private static Optional<String> name(Protocol protocol) {
        String own = protocol.nameIdValue();
        if (own != null) {
            return Optional.of(own);
        }
        NameIdKind kind = protocol.nameId();
        return switch (kind) {
            case EMAIL -> Optional.of("customer.email");
            case CUSTOMER_ID -> Optional.of("customer.id");
            case PERSISTENT, TRANSIENT -> Optional.empty();
        };
    }
}
