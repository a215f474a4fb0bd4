package io.rialto.server.setup;

import io.rialto.server.configuration.Flaw;
import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.configuration.ServiceReading;
import io.rialto.server.configuration.ServiceWish;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what a service's side gives, among what is known of the service. Nothing is written here. */
@Component
class Proposals {

    private final ServiceEditing editing;
    private final ServiceDefinitions definitions;

    Proposals(ServiceEditing editing, ServiceDefinitions definitions) {
        this.editing = editing;
        this.definitions = definitions;
    }

    Set<String> members(ExternalService service) {
        return Proposal.members(word(service.protocol()), service.preset());
    }

    /** @param asItIs whether the service stays as active as it is; else it is read as a draft, which may lack something */
    ServiceWish wish(ExternalService service, String given, boolean asItIs) {
        String definition = definitions
                .find(service.id())
                .map(written -> written.definition().masked())
                .orElse("{}");
        return new ServiceWish(
                service.slug(),
                service.name(),
                service.preset(),
                asItIs && service.availability() != Availability.INACTIVE,
                Proposal.merged(definition, word(service.protocol()), given));
    }

    /** Everything that is wrong with it. */
    List<Flaw> flaws(Site site, ExternalService service, String given) {
        List<Flaw> unknown = Proposal.unknown(given, members(service)).stream()
                .map(name -> new Flaw("/" + name, "is nothing that can be given here"))
                .toList();
        if (!unknown.isEmpty()) {
            return unknown;
        }
        return switch (editing.read(site, wish(service, given, false), Optional.of(service.id()))) {
            case ServiceReading.Good good -> List.of();
            case ServiceReading.Wrong(List<Flaw> flaws) -> flaws;
        };
    }

    static String word(Protocol protocol) {
        return switch (protocol) {
            case ExternalService.Saml saml -> "saml";
            case PublishedSaml published -> "saml";
            case Oidc oidc -> "oidc";
            case Jwt jwt -> "jwt";
            case Hmac hmac -> "hmac";
            case Api api -> "api";
        };
    }
}
