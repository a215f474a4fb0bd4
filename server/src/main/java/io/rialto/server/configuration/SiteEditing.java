package io.rialto.server.configuration;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.settings.Addresses;
import io.rialto.server.site.Definition;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteDefinitions;
import io.rialto.server.site.SiteDraft;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.Written;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes sites that the configuration file does not, as {@link ServiceEditing} does services. It does not ask who may: the caller has.
 * Safe for use by many threads and nodes.
 */
@Component
public class SiteEditing {

    private static final int MOST = 200;

    private final SiteDefinitionReader reader;
    private final SiteStore sites;
    private final SiteDefinitions definitions;
    private final SigningKeys keys;
    private final Changes changes;
    private final Revision revision;
    private final Snapshots snapshots;
    private final TransactionTemplate transactions;

    SiteEditing(
            SiteDefinitionReader reader,
            SiteStore sites,
            SiteDefinitions definitions,
            SigningKeys keys,
            Changes changes,
            Revision revision,
            Snapshots snapshots,
            TransactionTemplate transactions) {
        this.reader = reader;
        this.sites = sites;
        this.definitions = definitions;
        this.keys = keys;
        this.changes = changes;
        this.revision = revision;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /** Keeps all others from changing sites and services until the caller's transaction ends, and sees what they did before. */
    public void lock() {
        revision.lock();
        snapshots.refresh();
    }

    /** What is wrong with the wish; nothing is written. */
    public SiteReading read(SiteWish wish, Optional<SiteId> present) {
        return reader.read(wish, present.flatMap(definitions::find).map(Written::definition));
    }

    /** With an issuer and a key of its own at once. */
    public Saving<SiteId> create(OrganizationId owner, SiteWish wish, Who who) {
        Saving<SiteId> saving = changed(() -> {
            if (sites.bySlug(wish.slug()).isPresent()) {
                return new Saving.Taken<>(wish.slug());
            }
            return definitions.managed(ManagedBy.API).size() >= MOST
                    ? new Saving.Refused<>("There are " + MOST + " sites, and no more are possible.")
                    : saved(owner, wish, Optional.empty(), who);
        });
        if (saving instanceof Saving.Saved<SiteId>(SiteId made, var notices)) {
            keys.current(made);
        }
        return saving;
    }

    /** @param present the wish has its slug, environment and kind of key */
    public Saving<SiteId> update(OrganizationId owner, SiteId present, SiteWish wish, Who who) {
        return changed(() -> {
            Optional<OwnedSite> known = sites.bySlug(wish.slug())
                    .filter(owned -> owned.site().id().equals(present))
                    .filter(owned -> owned.owner().equals(owner));
            if (known.isEmpty()) {
                return new Saving.Gone<>();
            }
            return definitions
                            .find(present)
                            .filter(written -> written.by() == ManagedBy.API)
                            .isEmpty()
                    ? new Saving.Refused<>(
                            "The configuration file (RIALTO_CONFIG) manages this site: change it there, and save the file.")
                    : saved(owner, wish, known.map(OwnedSite::site), who);
        });
    }

    private Saving<SiteId> saved(OrganizationId owner, SiteWish wish, Optional<Site> present, Who who) {
        return switch (read(wish, present.map(Site::id))) {
            case SiteReading.Wrong(var flaws) -> new Saving.Wrong<>(flaws);
            case SiteReading.Good good ->
                foreignShop(owner, good.draft())
                        .<Saving<SiteId>>map(flaw -> new Saving.Wrong<>(List.of(flaw)))
                        .orElseGet(() -> new Saving.Saved<>(written(owner, good, present, who), good.notices()));
        };
    }

    // So that no test is entered with customers of production. What is tried out in a private network may share a shop.
    private Optional<Flaw> foreignShop(OrganizationId owner, SiteDraft draft) {
        URI shop = draft.store().baseUrl();
        if (shop == null || Addresses.isPrivate(shop.getHost())) {
            return Optional.empty();
        }
        return sites.all().stream()
                .filter(owned -> owned.owner().equals(owner))
                .map(OwnedSite::site)
                .filter(other -> other.environment() != draft.environment())
                .filter(other -> other.store().baseUrl() != null
                        && shop.getRawAuthority()
                                .equalsIgnoreCase(other.store().baseUrl().getRawAuthority()))
                .findFirst()
                .map(other -> new Flaw(
                        "/definition/store/base_url",
                        "is the shop of " + other.slug() + ", which is for "
                                + other.environment().name().toLowerCase(Locale.ROOT)
                                + "; a shop's domain has one environment"));
    }

    private SiteId written(OrganizationId owner, SiteReading.Good good, Optional<Site> present, Who who) {
        Optional<Definition> before =
                present.flatMap(site -> definitions.find(site.id())).map(Written::definition);
        sites.save(owner, good.draft());
        Site after = sites.bySlug(good.draft().slug()).orElseThrow().site();
        definitions.save(after.id(), new Written(ManagedBy.API, good.definition()));
        record(owner, present.orElse(null), before.orElse(null), after, good.definition(), who);
        revision.advance();
        return after.id();
    }

    private Saving<SiteId> changed(Supplier<Saving<SiteId>> change) {
        Saving<SiteId> saving = Objects.requireNonNull(transactions.execute(status -> {
            revision.lock();
            return change.get();
        }));
        if (saving instanceof Saving.Saved) {
            snapshots.refresh();
        }
        return saving;
    }

    private void record(
            OrganizationId owner,
            @Nullable Site known,
            @Nullable Definition before,
            Site site,
            Definition after,
            Who who) {
        Alterations alterations = new Alterations()
                .of("slug", known == null ? null : known.slug(), site.slug())
                .of("name", known == null ? null : known.name(), site.name())
                .of("environment", known == null ? null : known.environment(), site.environment())
                .of("active", known == null ? null : known.active(), site.active())
                .of("definition", before == null ? null : before.masked(), after.masked());
        if (before == null ? !after.secrets().isEmpty() : !before.sharesSecretsWith(after)) {
            alterations.secret("secrets");
        }
        changes.record(
                new Subject(owner.value(), "sites", site.id().value().toString()),
                known == null ? Event.CREATE : Event.UPDATE,
                alterations,
                who);
    }
}
