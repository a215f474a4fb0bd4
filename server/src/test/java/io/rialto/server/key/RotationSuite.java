package io.rialto.server.key;

import static io.rialto.server.externalservice.ServiceFixtures.aSavedService;
import static io.rialto.server.externalservice.ServiceFixtures.aService;
import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.anOrganization;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Version;
import io.rialto.server.audit.Who;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Search;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A site with a service and its first key, at one node. */
abstract class RotationSuite {

    static final Who OLGA = Who.user("OlgaOlgaOl");
    static final String PUBLIC_URL = "https://id.test";

    final TheClock clock = new TheClock();
    final TestDatabase database;
    final OrganizationId acme;
    final SiteId site;
    final ServiceId rewards;
    final KeyNode node;
    final X509Certificate first;

    RotationSuite(TestDatabase database) {
        this.database = database.emptied();
        acme = anOrganization(database);
        site = aSavedSite(database, aSite("main"));
        rewards = aSavedService(database, site, aService("rewards"));
        node = aNode();
        first = current(node);
    }

    static void tendTwice(KeyNode... nodes) {
        for (KeyNode each : nodes) {
            each.refreshed().watch.tend();
            each.watch.tend();
        }
    }

    KeyNode aNode() {
        return new KeyNode(database, PUBLIC_URL, clock);
    }

    X509Certificate current(KeyNode at) {
        return at.keys.current(site).certificate();
    }

    SiteKey made(KeyNode at) {
        return done(at.rotation.makeNext(acme, site, Optional.empty(), null, OLGA));
    }

    /** A next key that nothing is against. */
    SiteKey ready(KeyNode at) {
        SiteKey next = made(at);
        clock.advance(ofHours(24).plus(ofMinutes(1)));
        return done(at, next, new Order.Confirm(rewards));
    }

    Rotated follow(KeyNode at, SiteKey key, Order order) {
        return at.rotation.follow(acme, key.id(), order, OLGA);
    }

    SiteKey done(KeyNode at, SiteKey key, Order order) {
        return done(follow(at, key, order));
    }

    static SiteKey done(Rotated rotated) {
        assertThat(rotated).isInstanceOf(Rotated.Done.class);
        return ((Rotated.Done) rotated).key();
    }

    static List<String> codes(Rotated rotated) {
        return switch (rotated) {
            case Rotated.Refused(List<Obstacle> obstacles) ->
                obstacles.stream().map(Obstacle::code).toList();
            case Rotated.Done done -> List.of();
            case Rotated.Missing missing -> List.of("missing");
        };
    }

    SiteKey find(SiteKey key) {
        return node.rotation.find(acme, key.id()).orElseThrow();
    }

    Adoption.State stateOf(SiteKey key) {
        return find(key).adoption(rewards).state();
    }

    List<State> states() {
        return all().stream().map(SiteKey::state).toList();
    }

    SiteKey only(State state) {
        return all().stream().filter(key -> key.state() == state).findFirst().orElseThrow();
    }

    List<SiteKey> all() {
        return node.rotation.search(acme, Search.everything()).items();
    }

    List<Version> versions(SiteKey key) {
        return node.changes.of(
                new Subject(acme.value(), "signing_keys", key.id().value().toString()));
    }
}
