package io.rialto.server.api;

import io.rialto.server.configuration.Flaw;
import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.configuration.ServiceReading;
import io.rialto.server.configuration.ServiceWish;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The service that a preview is of: one that is written, or what somebody is about to write. */
@Component
class PreviewWishes {

    private final ServiceEditing editing;
    private final ExternalServices services;

    PreviewWishes(ServiceEditing editing, ExternalServices services) {
        this.editing = editing;
        this.services = services;
    }

    sealed interface Previewed {

        record Stored() implements Previewed {}

        /** Open, whatever it is in truth. */
        record Wished(ExternalService service) implements Previewed {}

        record Refused(Refusal why) implements Previewed {}
    }

    Previewed previewed(Caller caller, Site site, Given given) {
        if (!given.has("definition")) {
            return new Previewed.Stored();
        }
        if (!new Permission(caller.role(), Subject.SERVICES).may(Act.UPDATE)) {
            return new Previewed.Refused(
                    new Refusal.Forbidden(
                            "Your role, " + caller.role().key()
                                    + ", previews services as they are; a definition is for the organization's owners and admins."));
        }
        String slug = given.required("service");
        Optional<ServiceId> present = services.bySlug(site.id(), slug).map(ExternalService::id);
        ServiceWish wish =
                new ServiceWish(slug, slug, given.text("preset", null), false, given.json("definition", "{}"));
        return switch (editing.read(site, wish, present)) {
            case ServiceReading.Wrong(List<Flaw> flaws) ->
                new Previewed.Refused(new Refusal.Invalid(Flaws.faults(flaws)));
            case ServiceReading.Good good ->
                new Previewed.Wished(
                        good.draft().opened(present.orElseGet(() -> new ServiceId(UUID.randomUUID())), site.id()));
        };
    }
}
