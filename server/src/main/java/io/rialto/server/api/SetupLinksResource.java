package io.rialto.server.api;

import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.externalservice.ServiceSearch;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.settings.Settings;
import io.rialto.server.setup.SetupLink;
import io.rialto.server.setup.SetupLink.State;
import io.rialto.server.setup.SetupLinks;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /api/setup_links}: links by which somebody at a service's side reads what to type there and proposes what Rialto has to know.
 * All members read them; owners and admins make, accept and revoke them.
 */
@Component
class SetupLinksResource implements Resource<SetupLinksResource.Shown> {

    private static final String ACCEPT = "_accept";
    private static final String REFUSE = "_refuse";
    private static final String REVOKE = "_revoke";
    private static final long USUAL_DAYS = 7;
    private static final long MOST_DAYS = 30;

    /** @param url in the answer to its making alone */
    record Shown(SetupLink link, boolean active, @Nullable String url) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Shown[" + link.id() + "]";
        }
    }

    private final Schema<Shown> schema;
    private final SetupLinks links;
    private final SiteSearch sites;
    private final ServiceSearch services;
    private final ServiceDefinitions definitions;
    private final String publicUrl;

    SetupLinksResource(
            SetupLinks links,
            SiteSearch sites,
            ServiceSearch services,
            ServiceDefinitions definitions,
            Settings settings,
            Clock clock) {
        this.schema = described(clock);
        this.links = links;
        this.sites = sites;
        this.services = services;
        this.definitions = definitions;
        this.publicUrl = settings.publicUrl().toString();
    }

    private static Schema<Shown> described(Clock clock) {
        return Schema.of("setup_links", (Shown shown) -> shown.link().id())
                .saying("A link by which somebody at a service's side, without an account, reads what to type there"
                        + " and proposes what has to be known of it.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
                .sparingChanges(given -> given.only(REFUSE, REVOKE))
                .with(
                        Attribute.text("url")
                                .orNull()
                                .saying("In the answer to its making alone: whoever has it can propose.")
                                .like("https://id.acme.example/connect/nPxW…"),
                        Shown::url)
                .with(
                        Attribute.number("days")
                                .writable()
                                .onlyAtItsCreation()
                                .saying("How long it is good, from 1 to " + MOST_DAYS + "; " + USUAL_DAYS
                                        + " unless this is given."),
                        shown -> Duration.between(
                                        shown.link().createdAt(), shown.link().expiresAt())
                                .toDays())
                .with(
                        Attribute.oneOf(
                                        "state",
                                        Arrays.stream(State.values())
                                                .map(State::key)
                                                .toArray(String[]::new))
                                .saying("waiting for the service's side, proposed, accepted, revoked or expired."),
                        shown -> shown.link().state(clock.instant()).key())
                .with(
                        Attribute.object("proposal")
                                .orNull()
                                .saying("What was given last and not accepted yet: members of the block of the"
                                        + " service's protocol."),
                        shown -> proposal(shown.link()))
                .with(
                        Attribute.instant("proposed_at")
                                .orNull()
                                .saying("When something was given last; a refusal takes it away."),
                        shown -> shown.link().proposedAt())
                .with(
                        Attribute.object("checklist")
                                .saying("opened, given, accepted, active: how far the service is.")
                                .like(Map.of("opened", true, "given", true, "accepted", false, "active", false)),
                        SetupLinksResource::checklist)
                .with(
                        Attribute.text("created_by").searched().saying("The id of the user who made it."),
                        shown -> shown.link().createdBy())
                .with(
                        Attribute.instant("created_at").searched(),
                        shown -> shown.link().createdAt())
                .with(
                        Attribute.instant("expires_at").searched(),
                        shown -> shown.link().expiresAt())
                .toOneGiven(
                        "service",
                        "services",
                        true,
                        shown -> Optional.of(shown.link().service().value().toString()))
                .toMany(
                        "versions",
                        "versions",
                        shown -> VersionsResource.of("setup_links", shown.link().id()))
                .trigger(ACCEPT, "Writes what was proposed into the service, if it is right.")
                .trigger(
                        REFUSE,
                        "Puts away what was proposed; the link stays good, and something else can be proposed by it.")
                .trigger(REVOKE, "It is good for nothing any more.")
                .filter("service_id", Type.TEXT)
                .build();
    }

    private static @Nullable Object proposal(SetupLink link) {
        return link.shown().flatMap(StrictJson::changes).orElse(null);
    }

    private static Map<String, Boolean> checklist(Shown shown) {
        SetupLink link = shown.link();
        return Map.of(
                "opened", link.openedAt() != null,
                "given", link.proposedAt() != null,
                "accepted", link.acceptedAt() != null,
                "active", shown.active());
    }

    @Override
    public Schema<Shown> schema() {
        return schema;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return links.find(caller.organization(), id).map(link -> shown(caller, link, null));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return links.search(caller.organization(), search).map(link -> shown(caller, link, null));
    }

    @Override
    public void lock(Caller caller, Shown present) {
        links.lock(present.link());
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        Optional<Outcome<Shown>> refusal = Rights.refusal(caller, Act.CREATE, Subject.SETUP_LINKS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Long days = given.number("days", USUAL_DAYS);
        if (days == null || days < 1 || days > MOST_DAYS) {
            return Outcome.refused(new Refusal.Invalid(Fault.of("days", "must be from 1 to " + MOST_DAYS, "invalid")));
        }
        Optional<ExternalService> service = given.related("service").flatMap(id -> service(caller, id));
        if (service.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Invalid(Fault.ofRelation("service", "must be one of /api/services", "invalid")));
        }
        return made(caller, service.get(), Duration.ofDays(days));
    }

    private Outcome<Shown> made(Caller caller, ExternalService service, Duration lifetime) {
        boolean ours = definitions
                .find(service.id())
                .filter(written -> written.by() == ManagedBy.API)
                .isPresent();
        if (!ours) {
            return Outcome.refused(new Refusal.Conflict(ServiceEditing.OF_THE_FILE));
        }
        return links.create(caller.organization(), service, lifetime, Rights.who(caller))
                .map(made -> Outcome.done(shown(caller, made.link(), publicUrl + "/connect/" + made.token())))
                .orElseGet(() -> Outcome.refused(new Refusal.Conflict(
                        "The service has " + SetupLinks.MOST + " set-up links that are good: revoke one first.")));
    }

    @Override
    public Outcome<Shown> update(Caller caller, Shown present, Given given) {
        Optional<Outcome<Shown>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.SETUP_LINKS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> orders =
                Stream.of(ACCEPT, REFUSE, REVOKE).filter(given::triggered).toList();
        if (orders.size() > 1) {
            return Outcome.refused(new Refusal.Invalid(
                    Fault.of(orders.getLast(), "can't go together with " + orders.getFirst(), "exclusion")));
        }
        if (given.triggered(REFUSE)) {
            return links.refuse(present.link(), Rights.who(caller))
                    .map(link -> Outcome.done(shown(caller, link, null)))
                    .orElseGet(() ->
                            Outcome.refused(new Refusal.Conflict("Nothing is proposed by this link, or it is over.")));
        }
        if (given.triggered(REVOKE)) {
            return Outcome.done(shown(caller, links.revoke(present.link(), Rights.who(caller)), null));
        }
        return given.triggered(ACCEPT) ? accepted(caller, present) : Outcome.done(present);
    }

    private Outcome<Shown> accepted(Caller caller, Shown present) {
        Optional<Site> site = sites.find(caller.organization(), present.link().site());
        Optional<ExternalService> service =
                service(caller, present.link().service().value().toString());
        if (site.isEmpty() || service.isEmpty()) {
            return Outcome.refused(new Refusal.Gone());
        }
        return Flaws.outcome(
                links.accept(present.link(), site.get(), service.get(), Rights.who(caller)),
                link -> Outcome.done(shown(caller, link, null)));
    }

    private Optional<ExternalService> service(Caller caller, String id) {
        return ServicesResource.id(id)
                .flatMap(known -> services.find(
                        sites.of(caller.organization()).stream().map(Site::id).toList(), known));
    }

    private Shown shown(Caller caller, SetupLink link, @Nullable String url) {
        boolean active = service(caller, link.service().value().toString())
                .filter(service -> service.availability() != ExternalService.Availability.INACTIVE)
                .isPresent();
        return new Shown(link, active, url);
    }
}
