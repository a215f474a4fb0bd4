package io.rialto.server.standing;

import static io.rialto.server.fixture.Fixtures.aSite;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rialto.server.customer.ShopEvents;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.EventFixture;
import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.page.Pages;
import io.rialto.server.page.References;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.databind.json.JsonMapper;

/** One server process, which looks into the database only when it is told to or hears an event itself. */
final class Node implements Sites {

    final StandingStore store;
    final StoredStandings standings;
    boolean failing;
    final List<StandingChanged> changes = new CopyOnWriteArrayList<>();
    private final Set<SiteId> foreign = ConcurrentHashMap.newKeySet();
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Snapshots snapshots;
    private final MockMvc mvc;

    Node(TestDatabase database, TheClock clock) {
        site(aSite().build());
        snapshots = new Snapshots(new Revision(database.jdbc()), clock);
        store = new StandingStore(
                database.jdbc(),
                event -> {
                    if (event instanceof StandingChanged changed) {
                        heard(changed);
                    }
                },
                database.transactions(),
                clock);
        standings = new StoredStandings(store, Signers.pseudonyms(), snapshots, clock);
        mvc = MockMvcBuilders.standaloneSetup(new EventController(
                        this,
                        new EventDesk(new ShopEvents(clock), standings, this, clock),
                        new Pages(new SpringTemplateEngine(), JsonMapper.shared()),
                        new References(new SecureRandom(), clock),
                        new SimpleMeterRegistry()))
                .build();
    }

    private void heard(StandingChanged change) {
        if (failing) {
            throw new IllegalStateException("the listener fails");
        }
        changes.add(change);
    }

    void site(Site site) {
        sites.put(site.slug(), site);
    }

    /** A site of another organization. */
    void foreignSite(Site site) {
        foreign.add(site.id());
        site(site);
    }

    Optional<Denial> denial(Site site, String customer) {
        return standings.denial(site.id(), customer, Instant.MAX);
    }

    void refresh() {
        snapshots.refresh();
    }

    Optional<Denial> denial(String customer) {
        return denial(customer, Instant.MAX);
    }

    Optional<Denial> denial(String customer, Instant vouchedAt) {
        return standings.denial(aSite().build().id(), customer, vouchedAt);
    }

    MockHttpServletResponse tell(EventFixture event) {
        return post(event.build());
    }

    MockHttpServletResponse post(String body) {
        return post("main", body);
    }

    MockHttpServletResponse post(String site, String body) {
        return go(MockMvcRequestBuilders.post("/s/" + site + "/store/events")
                .contentType("application/jose")
                .content(body));
    }

    MockHttpServletResponse go(MockHttpServletRequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Optional<Site> bySlug(String slug) {
        return Optional.ofNullable(sites.get(slug));
    }

    @Override
    public Optional<Site> byId(SiteId id) {
        throw new UnsupportedOperationException("events name their site");
    }

    @Override
    public Optional<OrganizationId> ownerOf(SiteId id) {
        return Optional.of(new OrganizationId(new UUID(0, foreign.contains(id) ? 1 : 0)));
    }

    @Override
    public List<OwnedSite> all() {
        return sites.values().stream()
                .map(site -> new OwnedSite(ownerOf(site.id()).orElseThrow(), site))
                .toList();
    }
}
