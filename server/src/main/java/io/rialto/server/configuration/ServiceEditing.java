package io.rialto.server.configuration;

import io.rialto.server.audit.Who;
import io.rialto.server.configuration.ServiceDefinitionReader.Before;
import io.rialto.server.configuration.ServiceDefinitionReader.Surroundings;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.Adopters;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.servicemetadata.Following;
import io.rialto.server.site.Definition;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.Written;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes services that the configuration file does not: each change is read by the file's own readers, made as a whole, remembered in
 * the audit, and seen by this node when it returns, by the others within two seconds. It does not ask who may: the caller has. Safe
 * for use by many threads and nodes.
 */
@Component
public class ServiceEditing {

    /** Why it cannot be written here, for people. */
    public static final String OF_THE_FILE =
            "The configuration file (RIALTO_CONFIG) manages this service: change it there, and save the file.";

    private static final int MOST = 500;

    private final ServiceDefinitionReader reader;
    private final ExternalServiceStore services;
    private final ServiceDefinitions definitions;
    private final SiteStore sites;
    private final Adopters adopters;
    private final Following metadata;
    private final ServiceChanges changes;
    private final Revision revision;
    private final Snapshots snapshots;
    private final TransactionTemplate transactions;

    ServiceEditing(
            ServiceDefinitionReader reader,
            ExternalServiceStore services,
            ServiceDefinitions definitions,
            SiteStore sites,
            Adopters adopters,
            Following metadata,
            ServiceChanges changes,
            Revision revision,
            Snapshots snapshots,
            TransactionTemplate transactions) {
        this.reader = reader;
        this.services = services;
        this.definitions = definitions;
        this.sites = sites;
        this.adopters = adopters;
        this.metadata = metadata;
        this.changes = changes;
        this.revision = revision;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /** Where something is written, and by whom. */
    public record Desk(OrganizationId organization, Site site, Who who) {}

    /** Keeps all others from changing sites and services until the caller's transaction ends, and sees what they did before. */
    public void lock() {
        revision.lock();
        snapshots.refresh();
    }

    /** What is wrong with the wish; nothing is written. */
    public ServiceReading read(Site site, ServiceWish wish, Optional<ServiceId> present) {
        return reader.read(wish, around(site, present));
    }

    public Saving<ServiceId> create(Desk desk, ServiceWish wish) {
        return changed(() -> {
            if (services.idOf(desk.site().id(), wish.slug()).isPresent()) {
                return new Saving.Taken<>(wish.slug());
            }
            return definitions.managed(desk.site().id(), ManagedBy.API).size() >= MOST
                    ? new Saving.Refused<>("The site has " + MOST + " services, and no more are possible.")
                    : saved(desk, wish, Optional.empty());
        });
    }

    /** @param present which of the site's services it is; the wish has its slug */
    public Saving<ServiceId> update(Desk desk, ServiceId present, ServiceWish wish) {
        return changed(() -> {
            Optional<ServiceId> known = services.idOf(desk.site().id(), wish.slug());
            return known.filter(present::equals).isEmpty()
                    ? new Saving.Gone<>()
                    : refusal(present).orElseGet(() -> saved(desk, wish, known));
        });
    }

    /** What customers have there they keep; only the way from here to there is gone. */
    public Saving<ServiceId> delete(Desk desk, ServiceId present) {
        return changed(() -> services.byId(present)
                .<Saving<ServiceId>>map(service -> refusal(present).orElseGet(() -> deleted(desk, service)))
                .orElseGet(Saving.Gone::new));
    }

    private Optional<Saving<ServiceId>> refusal(ServiceId service) {
        return definitions
                        .find(service)
                        .filter(written -> written.by() == ManagedBy.API)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Saving.Refused<>(OF_THE_FILE));
    }

    private Saving<ServiceId> saved(Desk desk, ServiceWish wish, Optional<ServiceId> present) {
        return switch (reader.read(wish, around(desk.site(), present))) {
            case ServiceReading.Wrong(var flaws) -> new Saving.Wrong<>(flaws);
            case ServiceReading.Good good ->
                disagreement(desk, good.draft())
                        .<Saving<ServiceId>>map(flaw -> new Saving.Wrong<>(List.of(flaw)))
                        .orElseGet(() -> new Saving.Saved<>(written(desk, good, present), good.notices()));
        };
    }

    /** Another site that leads to the same service, and says something else of customers with one address at both. */
    private Optional<Flaw> disagreement(Desk desk, ExternalServiceDraft draft) {
        Set<SiteId> others = sites.all().stream()
                .filter(owned -> owned.owner().equals(desk.organization()))
                .map(owned -> owned.site().id())
                .filter(site -> !site.equals(desk.site().id()))
                .collect(Collectors.toSet());
        return services.all().stream()
                .filter(other -> draft.active() && others.contains(other.siteId()))
                .filter(other ->
                        other.protocol().identity().equals(draft.protocol().identity()))
                .filter(other -> !Objects.equals(
                        other.accounts().decided(), draft.accounts().decided()))
                .findFirst()
                .map(other -> new Flaw(
                        "/definition/same_email",
                        "must say the same as in " + other.slug()
                                + " of the other site, which leads to the same service"));
    }

    private ServiceId written(Desk desk, ServiceReading.Good good, Optional<ServiceId> present) {
        Optional<Written> before = present.flatMap(definitions::find);
        Optional<ExternalService> known = present.flatMap(services::byId);
        var site = desk.site().id();
        services.save(site, services.placeOf(site, good.draft().slug()), good.draft());
        ServiceId id = services.idOf(site, good.draft().slug()).orElseThrow();
        definitions.save(id, new Written(ManagedBy.API, good.definition()));
        changes.record(
                desk,
                id,
                new ServiceChanges.Told(
                        known.orElse(null), before.map(Written::definition).orElse(null)),
                new ServiceChanges.Told(services.byId(id).orElseThrow(), good.definition()));
        metadata.follow();
        revision.advance();
        return id;
    }

    private Saving<ServiceId> deleted(Desk desk, ExternalService service) {
        Definition before =
                definitions.find(service.id()).map(Written::definition).orElse(null);
        adopters.forget(service.id());
        services.delete(service.id());
        changes.record(desk, service.id(), new ServiceChanges.Told(service, before), ServiceChanges.Told.NOTHING);
        revision.advance();
        return new Saving.Saved<>(service.id(), List.of());
    }

    private Surroundings around(Site site, Optional<ServiceId> present) {
        Set<String> clients = services.all().stream()
                .filter(other -> other.siteId().equals(site.id()))
                .filter(other -> !Optional.of(other.id()).equals(present))
                .flatMap(other -> other.protocol() instanceof Oidc oidc
                        ? Optional.of(oidc.clientId()).stream()
                        : Optional.<String>empty().stream())
                .collect(Collectors.toSet());
        Optional<Before> before = present.flatMap(id -> definitions
                .find(id)
                .map(written ->
                        new Before(written.definition(), services.byId(id).map(ExternalService::preset))));
        return new Surroundings(site, clients, before);
    }

    private Saving<ServiceId> changed(Supplier<Saving<ServiceId>> change) {
        Saving<ServiceId> saving = Objects.requireNonNull(transactions.execute(status -> {
            revision.lock();
            return change.get();
        }));
        if (saving instanceof Saving.Saved) {
            snapshots.refresh();
        }
        return saving;
    }
}
