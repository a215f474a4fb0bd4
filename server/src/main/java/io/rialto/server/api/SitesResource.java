package io.rialto.server.api;

import io.rialto.server.configuration.SiteEditing;
import io.rialto.server.configuration.SiteReading;
import io.rialto.server.configuration.SiteWish;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Definition;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteDefinitions;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import io.rialto.server.site.Written;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sites: everybody of the organization reads them; owners and admins write those that the configuration file does not. */
@Component
class SitesResource implements Resource<SitesResource.Shown> {

    private static final String NOTHING = "{}";

    /** @param written absent: of a file that was read by an earlier release */
    record Shown(Site site, Optional<Written> written) {

        ManagedBy by() {
            return written.map(Written::by).orElse(ManagedBy.FILE);
        }

        /** As a map of what JSON has. */
        Object definition() {
            return written.flatMap(its -> StrictJson.changes(its.definition().masked()))
                    .<Object>map(members -> members)
                    .orElse(Map.of());
        }
    }

    private final SiteSearch sites;
    private final SiteDefinitions definitions;
    private final SiteEditing editing;

    SitesResource(SiteSearch sites, SiteDefinitions definitions, SiteEditing editing) {
        this.sites = sites;
        this.definitions = definitions;
        this.editing = editing;
    }

    /** An id as it stands in an address or a linkage. */
    static Optional<SiteId> id(String text) {
        return Ids.of(text, UUID::fromString).map(SiteId::new);
    }

    @Override
    public Schema<Shown> schema() {
        return SiteSchema.SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return id(id).flatMap(known -> sites.find(caller.organization(), known))
                .map(site -> new Shown(site, definitions.find(site.id())));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        Found<Site> found = sites.of(caller.organization(), search);
        Map<SiteId, Written> written =
                definitions.of(found.items().stream().map(Site::id).toList());
        return found.map(site -> new Shown(site, Optional.ofNullable(written.get(site.id()))));
    }

    @Override
    public void lock(Caller caller, Shown present) {
        editing.lock();
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        return Rights.<Shown>refusal(caller, Act.CREATE, Subject.SITES)
                .orElseGet(() -> Flaws.outcome(
                        editing.create(caller.organization(), made(given), Rights.who(caller)),
                        id -> again(caller, id)));
    }

    @Override
    public Outcome<Shown> update(Caller caller, Shown present, Given given) {
        return Rights.<Shown>refusal(caller, Act.UPDATE, Subject.SITES)
                .orElseGet(() -> Flaws.outcome(
                        editing.update(
                                caller.organization(),
                                present.site().id(),
                                changed(present, given),
                                Rights.who(caller)),
                        id -> again(caller, id)));
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Shown> present, Given given) {
        boolean may = new Permission(caller.role(), Subject.SITES).may(present.isPresent() ? Act.UPDATE : Act.CREATE);
        SiteWish wish = present.map(known -> changed(known, given)).orElseGet(() -> made(given));
        return may
                        && editing.read(wish, present.map(known -> known.site().id()))
                                instanceof SiteReading.Wrong(var flaws)
                ? Flaws.faults(flaws)
                : List.of();
    }

    private static SiteWish made(Given given) {
        return new SiteWish(
                given.required("slug"),
                given.required("name"),
                given.required("environment"),
                given.flagOr("active", true),
                given.text("key", null),
                given.json("definition", NOTHING));
    }

    private static SiteWish changed(Shown present, Given given) {
        Site site = present.site();
        return new SiteWish(
                site.slug(),
                given.textOr("name", site.name()),
                site.environment().name().toLowerCase(Locale.ROOT),
                given.flagOr("active", site.active()),
                site.key().text(),
                given.json(
                        "definition",
                        present.written()
                                .map(Written::definition)
                                .map(Definition::masked)
                                .orElse(NOTHING)));
    }

    private Outcome<Shown> again(Caller caller, SiteId id) {
        return find(caller, id.value().toString())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Gone()));
    }
}
