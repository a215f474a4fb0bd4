package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.launch.LaunchBook;
import io.rialto.server.launch.Recorded;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Role;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import io.rialto.server.trace.Trace;
import io.rialto.server.trace.Traces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /api/launches}: every attempt to enter a service, and why it failed. All members read them; what a service said is not for
 * auditors, who need no words about a customer.
 */
@Component
class LaunchesResource implements Resource<LaunchCase> {

    private static final String[] OUTCOMES = {"issued", "listed", "refused", "failed", "returned", "stopped"};

    private static final Schema<LaunchCase> SCHEMA = Schema.of("launches", LaunchCase::id)
            .saying(
                    "An attempt to enter a service: its id is the reference that the customer reads out. Nobody's data is in it.")
            .offering(Operation.LIST)
            .with(Attribute.text("site").searched().saying("The site's slug.").like("main"), LaunchCase::site)
            .with(
                    Attribute.text("service")
                            .orNull()
                            .searched()
                            .saying("The service's slug, as far as it is known.")
                            .like("rewards"),
                    LaunchCase::service)
            .with(
                    Attribute.oneOf("outcome", OUTCOMES)
                            .searched()
                            .saying(
                                    "issued: the service was told. listed: the customer saw the page of services. returned: the service "
                                            + "sent the customer back. failed: no message could be made. stopped: what the service asked goes no further."),
                    launch -> launch.launch().outcome())
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .searched()
                            .saying("Its code, when it was refused.")
                            .like("not_entitled"),
                    launch -> launch.launch().reason())
            .with(
                    Attribute.text("customer").orNull().searched().saying("Keyed hash of the shop's customer id."),
                    launch -> launch.launch().customer())
            .with(
                    Attribute.text("likely")
                            .orNull()
                            .saying("Code of the likely cause.")
                            .like("shop_clock_behind"),
                    launch -> launch.told(of -> of.code()))
            .with(
                    Attribute.text("cause")
                            .orNull()
                            .saying("The likely cause, in plain words; null when it went well."),
                    launch -> launch.told(of -> of.cause()))
            .with(Attribute.text("fix").orNull().saying("What to do."), launch -> launch.told(of -> of.fix()))
            .with(
                    Attribute.oneOf(
                                    "mender",
                                    "customer",
                                    "shop",
                                    "administrator",
                                    "operator",
                                    "service",
                                    "provider",
                                    "dns",
                                    "nobody")
                            .orNull()
                            .saying("Whose job that is."),
                    launch -> launch.told(of -> of.who().key()))
            .with(
                    Attribute.text("setting")
                            .orNull()
                            .saying("The setting that mends it, if one does.")
                            .like("allow"),
                    launch -> launch.told(of -> of.setting().orElse(null)))
            .with(
                    Attribute.object("trace")
                            .orNull()
                            .saying(
                                    "steps (check, title, verdict, expected, actual), way, sent (the message, its values masked), took "
                                            + "(milliseconds). Kept of what failed, and of some of what went well."),
                    LaunchCase::shownTrace)
            .with(
                    Attribute.object("returned")
                            .orNull()
                            .saying(
                                    "What the service said that sent the customer back, by its parameters. Anybody can have written it."),
                    LaunchCase::returned)
            .with(
                    Attribute.object("compared_with_last_good")
                            .orNull()
                            .saying(
                                    "reference and changes (setting, before, after) since the service was last told; secrets as keyed hashes."),
                    LaunchCase::compared)
            .with(
                    Attribute.instant("created_at").searched().saying("When it was."),
                    launch -> launch.launch().at())
            .with(Attribute.text("service_id").orNull().searched(), launch -> launch.serviceId())
            .filter("site_id", Type.TEXT)
            .build();

    private final LaunchBook book;
    private final Traces traces;
    private final SiteSearch sites;
    private final ExternalServices services;

    LaunchesResource(LaunchBook book, Traces traces, SiteSearch sites, ExternalServices services) {
        this.book = book;
        this.traces = traces;
        this.sites = sites;
        this.services = services;
    }

    @Override
    public Schema<LaunchCase> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<LaunchCase> find(Caller caller, String id) {
        Map<SiteId, Site> own = known(caller);
        return Ids.of(id, Reference::new)
                .flatMap(reference -> book.find(own.keySet(), reference))
                .map(launch -> shown(caller, launch, own, traces.of(launch.id()).orElse(null)));
    }

    @Override
    public Found<LaunchCase> list(Caller caller, Search search) {
        Map<SiteId, Site> own = known(caller);
        Search plain = new Search(
                Slugs.resolved(search.condition(), own.values(), services),
                Slugs.byTime(search.order()),
                search.page());
        Found<Recorded> found = book.search(own.keySet(), plain);
        Map<Reference, Trace> known =
                traces.of(found.items().stream().map(Recorded::id).toList());
        return found.map(launch -> shown(caller, launch, own, known.get(launch.id())));
    }

    private static List<ServiceId> comparable(Recorded launch, List<ExternalService> all) {
        ServiceId service = launch.service();
        return service == null || LaunchCase.isOfTheSite(launch)
                ? all.stream().map(ExternalService::id).toList()
                : List.of(service);
    }

    private Map<SiteId, Site> known(Caller caller) {
        return sites.of(caller.organization()).stream().collect(Collectors.toMap(Site::id, Function.identity()));
    }

    private LaunchCase shown(Caller caller, Recorded launch, Map<SiteId, Site> own, @Nullable Trace trace) {
        List<ExternalService> all = services.of(launch.site());
        Optional<ExternalService> service =
                all.stream().filter(its -> its.id().equals(launch.service())).findFirst();
        boolean good = launch.outcome().equals("issued") || launch.outcome().equals("listed");
        Trace before = good
                ? null
                : traces.lastGood(comparable(launch, all), launch.id()).orElse(null);
        Recorded.Said said = launch.outcome().equals("returned") && caller.role() != Role.AUDITOR
                ? book.said(launch.id()).orElse(null)
                : null;
        return new LaunchCase(
                launch,
                Objects.requireNonNull(own.get(launch.site())).slug(),
                service.map(ExternalService::slug).orElse(null),
                trace,
                before,
                said);
    }
}
