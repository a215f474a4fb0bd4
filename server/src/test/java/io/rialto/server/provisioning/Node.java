package io.rialto.server.provisioning;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;

import io.rialto.server.audit.Changes;
import io.rialto.server.customer.Customer;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.Ids;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.handoff.Farewell;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.handoff.Visits;
import io.rialto.server.job.JobQueues;
import io.rialto.server.link.LinkBook;
import io.rialto.server.link.LinkEnded;
import io.rialto.server.link.LinkResumed;
import io.rialto.server.link.Links;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.page.References;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.release.Expressions;
import io.rialto.server.release.Releases;
import io.rialto.server.scim.Scim;
import io.rialto.server.scim.ScimNode;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.StandingChanged;
import io.rialto.server.vault.ServerSecrets;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A node whose site has services with accounts. Its queue is worked off when a test says so, or by its own jobs. */
final class Node implements AutoCloseable, Sites, ExternalServices, Visits {

    static final OrganizationId OWNER = new OrganizationId(new UUID(7, 7));

    final TheClock clock;
    final Site site = aSite().build();
    final TestDatabase database;
    final TaskRows tasks;
    final LinkBook links;
    final AccountRows accounts;
    final JobQueues jobs;
    final Lanes lanes;
    final ProvisioningTasks desk;
    final QueuedEntrants entrants;
    final Forerunner forerunner;
    final List<Visit> visits = new ArrayList<>();
    final List<Object> published = new ArrayList<>();
    final List<Farewell> farewells = new ArrayList<>();
    private final List<ExternalService> services = new ArrayList<>();
    private final Queue queue;
    private final Leavers leavers;
    private final Subjects subjects;
    private final Outbound outbound;

    Node(TestDatabase database, TheClock clock) {
        this.database = database;
        this.clock = clock;
        Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
        SecureRandom random = new SecureRandom();
        Ids ids = new Ids(random);
        ServerSecrets secrets = new ServerSecrets(database.jdbc(), SiteFixtures.aVault(1), random);
        Sealing sealing = new Sealing(SiteFixtures.aVault(1), secrets);
        Releases releases = new Releases(new Expressions());
        outbound = new Outbound(new Guard(settings), settings);
        Scim scim = ScimNode.scim(outbound, clock);
        links = new LinkBook(database, this, secrets, clock, this::heard);
        subjects = new Subjects(Signers.pseudonyms(), releases, this, secrets, random);
        tasks = new TaskRows(database.jdbc());
        accounts = new AccountRows(database.jdbc(), sealing);
        AccountKeeping keeping = new AccountKeeping(scim, accounts, links.links(), clock);
        ScimSteps scimSteps = new ScimSteps(scim, accounts, keeping);
        AccountProfiles profiles = new AccountProfiles(releases, subjects);
        Steps steps = new Steps(this, this, sealing, scimSteps, new DepartureCalls(outbound, clock), farewells, this);
        queue = new Queue(tasks, steps, published::add, clock);
        jobs = new JobQueues(database.dataSource(), database.transactions(), clock, ids);
        lanes = new Lanes(queue, tasks, database.jdbc(), jobs, clock);
        TaskOrders orders = new TaskOrders(tasks, lanes, sealing, this, ids, clock);
        entrants =
                new QueuedEntrants(profiles, accounts, tasks, orders, lanes, sealing, database.transactions(), clock);
        forerunner = new Forerunner(
                scim, profiles, accounts, keeping, tasks, entrants, sealing, database.transactions(), clock);
        leavers = new Leavers(this, this, links.links(), this, accounts, orders, subjects, clock);
        desk = new ProvisioningTasks(
                tasks,
                lanes,
                Signers.pseudonyms(),
                new Changes(database.jdbc(), ids, clock),
                database.transactions(),
                clock);
    }

    /** A service that keeps accounts by SCIM. */
    ExternalService scim(String slug, ScimService server, When when) {
        return scim(slug, server, when, Plan.DELETE, null);
    }

    ExternalService scim(String slug, ScimService server, When when, Plan deleted, String groups) {
        return scim(slug, server, when, deleted, deleted, groups);
    }

    ExternalService scim(String slug, ScimService server, When when, Plan deleted, Plan ended, String groups) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("userName", "customer.email");
        attributes.put("name.givenName", "customer.first_name");
        Provisioning provisioning = new Provisioning(
                new Provisioning.Scim(server.url().toString(), null, null, null),
                null,
                when,
                attributes,
                groups,
                false,
                Plan.DEACTIVATE,
                deleted,
                Plan.DELETE,
                ended);
        return with(aService()
                .of(site)
                .called(slug)
                .keptBy(provisioning, ScimService.TOKEN)
                .build());
    }

    ExternalService webhook(String slug, URI url, String secret) {
        Provisioning provisioning = new Provisioning(
                null, url.toString(), When.NEVER, Map.of(), null, false, Plan.DEACTIVATE, Plan.DELETE, Plan.DELETE);
        return with(
                aService().of(site).called(slug).keptBy(provisioning, secret).build());
    }

    ExternalService with(ExternalService service) {
        services.add(service);
        return service;
    }

    /** As another node of the same site, with the same services. */
    Node like(Node other) {
        services.addAll(other.services);
        return this;
    }

    Entrant entrant(ExternalService service, Customer customer) {
        return new Entrant(
                site,
                service,
                customer,
                hash(customer.id()),
                subjects.of(site, service, customer).orElseThrow());
    }

    String subject(ExternalService service, String customer) {
        return subjects.pseudonym(site, service, customer);
    }

    String hash(String customer) {
        return Signers.pseudonyms().customer(site.id(), customer);
    }

    /** The customer entered the service, some minutes ago. */
    void entered(ExternalService service) {
        visits.add(new Visit(service.id(), "_session-" + service.slug()));
    }

    /** The shop said so. */
    void told(What what, String customer) {
        StandingChanged change = new StandingChanged(site.id(), customer, hash(customer), what, clock.instant());
        database.transactions().executeWithoutResult(transaction -> leavers.changed(change));
    }

    private void heard(Object event) {
        switch (event) {
            case LinkEnded ended -> leavers.ended(ended);
            case LinkResumed resumed -> leavers.resumed(resumed);
            default -> throw new IllegalStateException(event.toString());
        }
    }

    /** The customer entered the service, and it is written down. */
    void linked(ExternalService service, String customer) {
        links.links()
                .knownFromLaunches(List.of(new Links.Known(
                        site.id(), service.id(), hash(customer), References.at(clock.instant()), clock.instant())));
    }

    /** Does what is due, until nothing is. */
    void work() {
        boolean some = true;
        while (some) {
            some = false;
            for (ExternalService service : services) {
                for (String customer : customers()) {
                    some |= work(new Lane(service.id(), customer));
                }
            }
        }
    }

    private List<String> customers() {
        return database.jdbc()
                .sql("select distinct customer from provisioning_task where state = 'waiting'")
                .query(String.class)
                .list();
    }

    private boolean work(Lane lane) {
        Optional<Queue.Tried> tried = queue.next(lane);
        database.transactions().executeWithoutResult(transaction -> tried.ifPresent(queue::conclude));
        return tried.isPresent();
    }

    /** Every task there ever was. */
    List<Task> receipts() {
        return database
                .jdbc()
                .sql("select id from provisioning_task order by number")
                .query(String.class)
                .list()
                .stream()
                .map(id -> tasks.byId(id).orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        jobs.stop();
        outbound.close();
    }

    @Override
    public Optional<Site> bySlug(String slug) {
        return Optional.of(site).filter(one -> one.slug().equals(slug));
    }

    @Override
    public Optional<Site> byId(SiteId id) {
        return Optional.of(site).filter(one -> one.id().equals(id));
    }

    @Override
    public Optional<OrganizationId> ownerOf(SiteId id) {
        return Optional.of(OWNER);
    }

    @Override
    public List<OwnedSite> all() {
        return List.of(new OwnedSite(OWNER, site));
    }

    @Override
    public Optional<ExternalService> bySlug(SiteId owner, String slug) {
        return services.stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    @Override
    public List<ExternalService> of(SiteId owner) {
        return services;
    }

    @Override
    public List<Visit> since(SiteId owner, String customer, Instant since) {
        return visits;
    }
}
