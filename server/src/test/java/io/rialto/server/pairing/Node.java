package io.rialto.server.pairing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Who;
import io.rialto.server.customer.ShopChecks;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.page.Pages;
import io.rialto.server.page.References;
import io.rialto.server.site.PairedShops;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.Sites;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.databind.json.JsonMapper;

/** One server process. */
final class Node {

    static final Who OLGA = Who.user("abcdefghij");
    private static final String URL = "https://id.test";

    final SiteStore store;
    final Sites sites;
    final ShopPairings pairings;
    private final TestDatabase database;
    private final Snapshots snapshots;
    private final MockMvc mvc;

    Node(TestDatabase database, TheClock clock) {
        this.database = database;
        SecureRandom random = new SecureRandom();
        Revision revision = new Revision(database.jdbc());
        snapshots = new Snapshots(revision, clock);
        store = SiteFixtures.aStore(database, URL);
        sites = SiteFixtures.sites(database, URL, snapshots);
        PairedShops shops = new PairedShops(database.jdbc(), SiteFixtures.aVault(1));
        PairingRows rows = new PairingRows(database.jdbc());
        PairingCodes codes = new PairingCodes(random, Signers.pseudonyms());
        Ids ids = new Ids(random);
        pairings = new ShopPairings(rows, codes, shops, revision, new Changes(database.jdbc(), ids, clock), ids, clock);
        PairingDesk desk = new PairingDesk(
                rows,
                pairings,
                codes,
                new ShopAddress(store, SiteFixtures.settings(URL)),
                store,
                shops,
                revision,
                snapshots,
                database.transactions(),
                random,
                clock);
        ConnectionAnswers answers = new ConnectionAnswers(
                new Pages(new SpringTemplateEngine(), JsonMapper.shared()), new References(random, clock));
        mvc = MockMvcBuilders.standaloneSetup(
                        new PairingController(sites, desk, answers),
                        new CheckController(sites, new ShopChecks(), answers, clock))
                .build();
    }

    /** A fresh code for the site. */
    ShopPairings.Made code(String slug) {
        Site site = site(slug);
        OrganizationId owner = sites.ownerOf(site.id()).orElseThrow();
        return database.transactions()
                .execute(_ -> pairings.create(owner, site.id(), OLGA))
                .orElseThrow();
    }

    boolean delete(ShopPairing pairing) {
        boolean deleted = database.transactions().execute(_ -> pairings.delete(pairing, OLGA));
        snapshots.refresh();
        return deleted;
    }

    Site site(String slug) {
        snapshots.refresh();
        return sites.bySlug(slug).orElseThrow();
    }

    MockHttpServletResponse pair(String slug, String code, String baseUrl) {
        return pair(slug, JsonMapper.shared().writeValueAsString(Map.of("code", code, "base_url", baseUrl)));
    }

    MockHttpServletResponse pair(String slug, String body) {
        return go(post("/s/" + slug + "/store/pair")
                .contentType("application/json")
                .content(body));
    }

    MockHttpServletResponse check(String slug, String envelope) {
        return go(get("/s/" + slug + "/store/check").header("Authorization", "Bearer " + envelope));
    }

    MockHttpServletResponse go(MockHttpServletRequestBuilder request) {
        snapshots.refresh();
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
