package io.rialto.server.api;

import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.configuration.ServiceWish;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.externalservice.ServiceSearch;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import io.rialto.server.site.Written;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Services, and what must be typed on their side: everybody of the organization reads them; owners and admins write those that the
 * configuration file does not. No secret is shown.
 */
@Component
class ServicesResource implements Resource<ServicesResource.Shown> {

    /**
     * @param certificate of the key that signs for the service; absent where a shared secret does, or nothing yet
     * @param written absent: of a file that was read by an earlier release
     * @param missing what has yet to be said of a draft
     */
    record Shown(
            Site site,
            ExternalService service,
            Introduction introduction,
            @Nullable X509Certificate certificate,
            Optional<Written> written,
            List<String> missing) {

        ManagedBy by() {
            return written.map(Written::by).orElse(ManagedBy.FILE);
        }

        /** As a map of what JSON has. */
        Object definition() {
            return written.flatMap(its -> StrictJson.changes(its.definition().masked()))
                    .<Object>map(members -> members)
                    .orElse(Map.of());
        }

        @Nullable
        String fingerprint(String algorithm) {
            return certificate == null ? null : Certificates.fingerprint(algorithm, certificate);
        }
    }

    private static final Fault NO_SITE = Fault.ofRelation("site", "must be one of /api/sites", "invalid");

    private static final Schema<Shown> SCHEMA = ServiceSchema.described();

    private final SiteSearch sites;
    private final ServiceSearch services;
    private final Handoffs handoffs;
    private final SigningKeys keys;
    private final ServiceDefinitions definitions;
    private final ServiceEditing editing;
    private final ServiceWishes wishes;

    ServicesResource(
            SiteSearch sites,
            ServiceSearch services,
            Handoffs handoffs,
            SigningKeys keys,
            ServiceDefinitions definitions,
            ServiceEditing editing,
            ServiceWishes wishes) {
        this.sites = sites;
        this.services = services;
        this.handoffs = handoffs;
        this.keys = keys;
        this.definitions = definitions;
        this.editing = editing;
        this.wishes = wishes;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return id(id).flatMap(known -> services.find(ids(caller), known))
                .flatMap(service -> shown(caller, service, definitions.find(service.id())));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        Found<ExternalService> found = services.of(ids(caller), search);
        Map<ServiceId, Written> written =
                definitions.of(found.items().stream().map(ExternalService::id).toList());
        return new Found<>(
                found.items().stream()
                        .flatMap(service ->
                                shown(caller, service, Optional.ofNullable(written.get(service.id()))).stream())
                        .toList(),
                found.total());
    }

    @Override
    public void lock(Caller caller, Shown present) {
        editing.lock();
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        Optional<Outcome<Shown>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.SERVICES);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        return site(caller, given)
                .map(site -> Flaws.outcome(
                        editing.create(ServiceWishes.desk(caller, site), ServiceWishes.made(given)),
                        id -> again(caller, id)))
                .orElseGet(() -> Outcome.refused(new Refusal.Invalid(NO_SITE)));
    }

    @Override
    public Outcome<Shown> update(Caller caller, Shown present, Given given) {
        return Rights.<Shown>refusal(caller, Act.UPDATE, Subject.SERVICES)
                .orElseGet(() -> Flaws.outcome(
                        editing.update(
                                ServiceWishes.desk(caller, present.site()),
                                present.service().id(),
                                changed(present, given)),
                        id -> again(caller, id)));
    }

    @Override
    public Outcome<Shown> delete(Caller caller, Shown present) {
        return Rights.<Shown>refusal(caller, Act.DESTROY, Subject.SERVICES)
                .orElseGet(() -> Flaws.outcome(
                        editing.delete(
                                ServiceWishes.desk(caller, present.site()),
                                present.service().id()),
                        id -> Outcome.done(present)));
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Shown> present, Given given) {
        boolean may =
                new Permission(caller.role(), Subject.SERVICES).may(present.isPresent() ? Act.UPDATE : Act.CREATE);
        if (!may) {
            return List.of();
        }
        return present.map(known -> wishes.faults(
                        known.site(),
                        changed(known, given),
                        Optional.of(known.service().id())))
                .orElseGet(() -> site(caller, given)
                        .map(site -> wishes.faults(site, ServiceWishes.made(given), Optional.empty()))
                        .orElse(List.of(NO_SITE)));
    }

    private static ServiceWish changed(Shown present, Given given) {
        return ServiceWishes.changed(present.service(), present.written().map(Written::definition), given);
    }

    private Optional<Site> site(Caller caller, Given given) {
        return given.related("site").flatMap(SitesResource::id).flatMap(id -> sites.find(caller.organization(), id));
    }

    private Outcome<Shown> again(Caller caller, ServiceId id) {
        return find(caller, id.value().toString())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Gone()));
    }

    /** An id as it stands in an address or a trigger. */
    static Optional<ServiceId> id(String text) {
        return Ids.of(text, UUID::fromString).map(ServiceId::new);
    }

    private List<SiteId> ids(Caller caller) {
        return sites.of(caller.organization()).stream().map(Site::id).toList();
    }

    private Optional<Shown> shown(Caller caller, ExternalService service, Optional<Written> written) {
        return sites.find(caller.organization(), service.siteId()).map(site -> shown(site, service, written));
    }

    private Shown shown(Site site, ExternalService service, Optional<Written> written) {
        X509Certificate certificate =
                service.protocol().trustsTheSitesKey() ? keys.certificate(site.id(), service.id()) : null;
        List<String> missing = written.filter(its -> its.by() == ManagedBy.API)
                .map(its -> wishes.missing(site, service, its.definition()))
                .orElse(List.of());
        return new Shown(
                site, service, handoffs.of(service).introduction(site, service), certificate, written, missing);
    }
}
