package io.rialto.server.key;

import static io.rialto.server.externalservice.ServiceFixtures.aSavedService;
import static io.rialto.server.externalservice.ServiceFixtures.aService;
import static io.rialto.server.externalservice.ServiceFixtures.anOidcService;
import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.anOrganization;
import static io.rialto.server.site.SiteFixtures.keyed;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Version;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.SoftHsm;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@OnEachDatabase
@ExtendWith(OutputCaptureExtension.class)
class RotationTest {

    private static final Who OLGA = Who.user("OlgaOlgaOl");
    private static final String PUBLIC_URL = "https://id.test";

    private final TheClock clock = new TheClock();
    private final TestDatabase database;
    private final OrganizationId acme;
    private final SiteId site;
    private final ServiceId rewards;
    private final KeyNode node;
    private final X509Certificate first;

    RotationTest(TestDatabase database) {
        this.database = database.emptied();
        acme = anOrganization(database);
        site = aSavedSite(database, aSite("main"));
        rewards = aSavedService(database, site, aService("rewards"));
        node = aNode();
        first = current(node);
    }

    // --- the way of a key

    @Test
    void theNextKeyIsPublishedAndSignsNothing() {
        SiteKey next = made(node);

        assertThat(next.state()).isEqualTo(State.NEXT);
        assertThat(node.keys.published(site)).containsExactly(first, next.certificate());
        assertThat(current(node)).isEqualTo(first);
    }

    @Test
    void aPromotedKeySignsOnEveryNodeAndTheOneBeforeStaysPublished() {
        KeyNode other = aNode();
        SiteKey next = ready(node);
        current(other);

        SiteKey promoted = done(node, next, new Order.Promote(false));

        assertThat(promoted.state()).isEqualTo(State.CURRENT);
        assertThat(current(node)).isEqualTo(next.certificate());
        assertThat(current(other.refreshed())).isEqualTo(next.certificate());
        assertThat(other.keys.published(site)).containsExactly(next.certificate(), first);
    }

    @Test
    void theNextKeyIsOfTheKindOfTheCurrentOneUnlessAnotherIsWanted() {
        SiteKey same = made(node);
        done(node, same, new Order.Retire());

        Rotated other = node.rotation.makeNext(acme, site, Optional.of(KeyKind.RSA_3072), null, OLGA);

        assertThat(same.kind()).isEqualTo(KeyKind.P_256);
        assertThat(done(other).kind()).isEqualTo(KeyKind.RSA_3072);
        assertThat(done(other).certificate().getPublicKey().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void aSiteHasOneNextKey() {
        made(node);

        assertThat(codes(node.rotation.makeNext(acme, site, Optional.empty(), null, OLGA)))
                .containsExactly("has_next");
    }

    @Test
    void ofNodesThatMakeOneAtOnceOneDoes() throws Exception {
        CyclicBarrier start = new CyclicBarrier(3);

        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<Rotated> making = () -> {
                KeyNode other = aNode();
                start.await();
                return other.rotation.makeNext(acme, site, Optional.empty(), null, OLGA);
            };
            var outcomes = threads.invokeAll(
                    IntStream.range(0, 3).mapToObj(i -> making).toList());

            assertThat(outcomes)
                    .extracting(future -> future.get())
                    .filteredOn(Rotated.Done.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void aRolledBackKeyIsNextAgainAndTheOneBeforeSigns() {
        SiteKey next = ready(node);
        SiteKey promoted = done(node, next, new Order.Promote(false));

        SiteKey back = done(node, promoted, new Order.RollBack());

        assertThat(back.state()).isEqualTo(State.NEXT);
        assertThat(current(node)).isEqualTo(first);
        assertThat(node.keys.published(site)).containsExactly(first, next.certificate());
        assertThat(done(node, back, new Order.Promote(false)).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aRollBackWorksWhileAnotherKeyIsNextAlready() {
        SiteKey promoted = done(node, ready(node), new Order.Promote(false));
        SiteKey another = made(node);

        SiteKey back = done(node, promoted, new Order.RollBack());

        assertThat(back.state()).isEqualTo(State.PREVIOUS);
        assertThat(node.keys.published(site)).containsExactly(first, another.certificate(), promoted.certificate());
    }

    @Test
    void afterTheOverlapThereIsNothingToGoBackTo() {
        SiteKey promoted = done(node, ready(node), new Order.Promote(false));
        clock.advance(ofDays(30));

        assertThat(codes(follow(node, promoted, new Order.RollBack()))).containsExactly("nothing_before");
        node.refreshed().watch.tend();

        assertThat(node.keys.published(site)).containsExactly(promoted.certificate());
        assertThat(states()).containsExactlyInAnyOrder(State.CURRENT, State.RETIRED);
    }

    @Test
    void aFirstKeyCannotBeTakenBack() {
        SiteKey key = only(State.CURRENT);

        assertThat(codes(follow(node, key, new Order.RollBack()))).containsExactly("nothing_before");
    }

    @Test
    void aRetiredKeyHasNoPrivateHalf() {
        SiteKey promoted = done(node, ready(node), new Order.Promote(false));
        SiteKey previous = only(State.PREVIOUS);

        SiteKey retired = done(node, previous, new Order.Retire());

        assertThat(retired.state()).isEqualTo(State.RETIRED);
        assertThat(node.keys.published(site)).containsExactly(promoted.certificate());
        assertThat(database.jdbc()
                        .sql("select count(*) from signing_key where private_key is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(codes(follow(node, retired, new Order.Promote(true)))).containsExactly("not_next");
    }

    @Test
    void theCurrentKeyIsNotRetired() {
        assertThat(codes(follow(node, only(State.CURRENT), new Order.Retire()))).containsExactly("in_use");
    }

    @Test
    void whatIsPromotedOutlivesAFileThatStillNamesTheKindOfBefore() {
        SiteKey rsa = done(node.rotation.makeNext(acme, site, Optional.of(KeyKind.RSA_2048), null, OLGA));
        done(node, rsa, new Order.Promote(true));

        assertThat(current(aNode())).isEqualTo(rsa.certificate());
        aSavedSite(database, keyed(aSite("main"), KeyKind.RSA_2048));
        assertThat(current(aNode())).isEqualTo(rsa.certificate());
        aSavedSite(database, keyed(aSite("main"), KeyKind.P_256));
        assertThat(current(aNode())).isEqualTo(first);
    }

    @Test
    void anothersKeysDoNotExist() {
        OrganizationId other = new OrganizationId(new java.util.UUID(0, 7));
        SiteKey key = only(State.CURRENT);

        assertThat(node.rotation.find(other, key.id())).isEmpty();
        assertThat(node.rotation.search(other, Search.everything()).items()).isEmpty();
        assertThat(node.rotation.follow(other, key.id(), new Order.Retire(), OLGA))
                .isInstanceOf(Rotated.Missing.class);
        assertThat(node.rotation.makeNext(other, site, Optional.empty(), null, OLGA))
                .isInstanceOf(Rotated.Missing.class);
    }

    // --- what is against a promotion

    @Test
    void aKeyThatServicesCannotKnowYetIsNotPromoted() {
        SiteKey next = made(node);
        clock.advance(ofHours(23));

        assertThat(codes(follow(node, next, new Order.Promote(false))))
                .containsExactly("published_too_recently", "not_adopted");
        assertThat(current(node)).isEqualTo(first);
    }

    @Test
    void whoKnowsBetterPromotesAnyway() {
        SiteKey next = made(node);

        assertThat(done(node, next, new Order.Promote(true)).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aServiceThatReadTheMetadataFromItsAddressKnowsTheKey() {
        SiteKey next = made(node);
        clock.advance(ofHours(24));

        node.reads.note(node.site(site), null);
        node.reads.note(node.site(site), "rewards");
        node.reads.note(node.site(site), "9b2f7c80-7f53-4dd5-9a4e-000000000000");
        assertThat(codes(follow(node, next, new Order.Promote(false)))).containsExactly("not_adopted");
        node.reads.note(node.site(site), rewards.value().toString());

        assertThat(stateOf(next)).isEqualTo(Adoption.State.METADATA_FETCHED);
        assertThat(done(node, next, new Order.Promote(false)).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void whatWasReadBeforeTheKeyWasThereSaysNothing() {
        node.reads.note(node.site(site), rewards.value().toString());

        SiteKey next = made(node);

        assertThat(stateOf(next)).isEqualTo(Adoption.State.UNKNOWN);
    }

    @Test
    void whatSomebodyConfirmedCanBeTakenBack() {
        SiteKey next = made(node);

        done(node, next, new Order.Confirm(rewards));
        assertThat(stateOf(next)).isEqualTo(Adoption.State.CONFIRMED);
        done(node, next, new Order.Unconfirm(rewards));

        assertThat(stateOf(next)).isEqualTo(Adoption.State.UNKNOWN);
    }

    @Test
    void aServiceThatLooksKeysUpNeedsNobodyToConfirmUnlessTheAlgorithmChanges() {
        SiteId clients = aSavedSite(database, aSite("clients"));
        ServiceId club = aSavedService(database, clients, anOidcService("club"));
        KeyNode fresh = aNode();
        SiteKey same = done(fresh.rotation.makeNext(acme, clients, Optional.empty(), null, OLGA));
        clock.advance(ofHours(25));

        assertThat(fresh.rotation.obstacles(same)).isEmpty();
        done(fresh, same, new Order.Retire());
        SiteKey other = done(fresh.rotation.makeNext(acme, clients, Optional.of(KeyKind.RSA_2048), null, OLGA));
        clock.advance(ofHours(25));

        assertThat(codes(follow(fresh, other, new Order.Promote(false)))).containsExactly("not_adopted");
        done(fresh, other, new Order.Confirm(club));
        assertThat(done(fresh, other, new Order.Promote(false)).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aServiceOfAnotherSiteIsUnknown() {
        ServiceId foreign = aSavedService(database, aSavedSite(database, aSite("other")), aService("rewards"));
        SiteKey next = made(node.refreshed());

        assertThat(codes(follow(node, next, new Order.Confirm(foreign)))).containsExactly("unknown_service");
    }

    @Test
    void aCanaryIsSignedForWithTheNextKeyAndNobodyElseIs() {
        ServiceId club = aSavedService(database, site, aService("club"));
        SiteKey next = made(node.refreshed());
        KeyNode other = aNode();

        assertThat(codes(follow(node, next, new Order.PassCanary(rewards)))).containsExactly("no_canary_launch");
        done(node, next, new Order.BeginCanary(rewards));

        node.keys.of(site, rewards);
        assertThat(codes(follow(node, next, new Order.PassCanary(rewards)))).containsExactly("no_canary_launch");
        for (KeyNode each : List.of(node, other.refreshed())) {
            assertThat(each.keys.launching(site, rewards).certificate()).isEqualTo(next.certificate());
            assertThat(each.keys.of(site, club).certificate()).isEqualTo(first);
            assertThat(current(each)).isEqualTo(first);
        }
        done(node, next, new Order.PassCanary(rewards));
        assertThat(stateOf(next)).isEqualTo(Adoption.State.CANARY_PASSED);
        done(node, next, new Order.EndCanary(rewards));
        assertThat(node.keys.of(site, rewards).certificate()).isEqualTo(first);
    }

    @Test
    void aRollBackEndsCanaries() {
        SiteKey next = made(node);
        done(node, next, new Order.BeginCanary(rewards));
        SiteKey promoted = done(node, next, new Order.Promote(true));

        done(node, promoted, new Order.RollBack());

        assertThat(node.keys.of(site, rewards).certificate()).isEqualTo(first);
    }

    // --- by itself

    @Test
    void aKeyIsPromotedAtItsDateOnceNothingIsAgainstIt(CapturedOutput output) {
        Instant at = TheClock.NOON.plus(ofHours(30));
        SiteKey next = done(node.rotation.makeNext(acme, site, Optional.empty(), at, OLGA));
        clock.advance(ofHours(31));

        node.watch.tend();
        node.watch.tend();
        assertThat(current(node)).isEqualTo(first);
        assertThat(output.getOut().split("event=signing_key_promotion_blocked site=main", -1))
                .hasSize(2);
        assertThat(node.rotation.warnings(find(next))).extracting(Warning::code).containsExactly("promotion_blocked");
        done(node, next, new Order.Confirm(rewards));
        node.watch.tend();

        assertThat(current(node)).isEqualTo(next.certificate());
        assertThat(versions(next)).extracting(Version::who).contains(Who.SYSTEM);
    }

    @Test
    void aDateCanBeTakenAway() {
        SiteKey next =
                done(node.rotation.makeNext(acme, site, Optional.empty(), TheClock.NOON.plus(ofHours(30)), OLGA));
        done(node, next, new Order.Confirm(rewards));
        done(node, next, new Order.PromoteAt(null));
        clock.advance(ofHours(31));

        node.watch.tend();

        assertThat(current(node)).isEqualTo(first);
    }

    @Test
    void theEndOfACertificateIsSaidFourTimesByWhicheverNode(CapturedOutput output) {
        KeyNode other = aNode();
        current(other);
        Instant end = only(State.CURRENT).life().expiresAt();
        assertThat(end).isEqualTo("2031-06-01T12:00:00Z");
        clock.advance(java.time.Duration.between(TheClock.NOON, end).minus(ofDays(61)));
        tendTwice(node, other);
        assertThat(output).doesNotContain("event=signing_key_expires");
        assertThat(node.rotation.warnings(only(State.CURRENT))).isEmpty();

        for (int days : List.of(60, 59, 30, 7, 6, 1)) {
            clock.advance(java.time.Duration.between(clock.instant(), end).minus(ofDays(days)));
            tendTwice(node, other);
        }

        assertThat(output.getOut().split("event=signing_key_expires site=main", -1))
                .hasSize(5);
        assertThat(output).contains("within_days=60", "within_days=30", "within_days=7", "within_days=1");
        assertThat(node.meters
                        .get("rialto.signing.keys.expiring")
                        .tag("days", "1")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(node.rotation.warnings(only(State.CURRENT)).getFirst().details())
                .containsEntry("days_left", 1L);
    }

    private static void tendTwice(KeyNode... nodes) {
        for (KeyNode each : nodes) {
            each.refreshed().watch.tend();
            each.watch.tend();
        }
    }

    // --- what is written down

    @Test
    void everyStepIsWrittenDownWithWhoTookIt() {
        SiteKey next = ready(node);
        done(node, next, new Order.Promote(false));

        assertThat(versions(next)).extracting(Version::who).containsOnly(OLGA);
        assertThat(versions(next))
                .extracting(Version::changes)
                .contains("{\"state\":[null,\"next\"],\"kind\":[null,\"p-256\"]}")
                .contains("{\"adoption.rewards\":[\"unknown\",\"confirmed\"]}")
                .contains("{\"state\":[\"next\",\"current\"]}");
    }

    // --- in a token

    @Test
    void theNextKeyIsMadeInTheTokenAndGoneFromThereWhenItIsRetired() {
        Token token = Token.open(SoftHsm.token("acme rialto"));
        KeyNode withToken = new KeyNode(database, PUBLIC_URL, clock, Optional.of(token), 1);
        SiteKey next = ready(withToken);
        String name = database.jdbc()
                .sql("select token_key from signing_key where slot = 'NEXT'")
                .query(String.class)
                .single();

        SiteKey promoted = done(withToken, next, new Order.Promote(false));

        assertThat(promoted.inToken()).isTrue();
        assertThat(withToken.keys.current(site).providerName()).isEqualTo("SunPKCS11-rialto");
        assertThat(codes(follow(node.refreshed(), promoted, new Order.RollBack())))
                .isEmpty();
        SiteKey again = find(promoted);
        assertThat(codes(follow(node, again, new Order.Promote(true)))).containsExactly("cannot_sign");
        done(withToken.refreshed(), again, new Order.Retire());
        assertThat(token.find(name)).isEmpty();
    }

    // --- helpers

    private KeyNode aNode() {
        return new KeyNode(database, PUBLIC_URL, clock);
    }

    private X509Certificate current(KeyNode at) {
        return at.keys.current(site).certificate();
    }

    private SiteKey made(KeyNode at) {
        return done(at.rotation.makeNext(acme, site, Optional.empty(), null, OLGA));
    }

    /** A next key that nothing is against. */
    private SiteKey ready(KeyNode at) {
        SiteKey next = made(at);
        clock.advance(ofHours(24).plus(ofMinutes(1)));
        return done(at, next, new Order.Confirm(rewards));
    }

    private Rotated follow(KeyNode at, SiteKey key, Order order) {
        return at.rotation.follow(acme, key.id(), order, OLGA);
    }

    private SiteKey done(KeyNode at, SiteKey key, Order order) {
        return done(follow(at, key, order));
    }

    private static SiteKey done(Rotated rotated) {
        assertThat(rotated).isInstanceOf(Rotated.Done.class);
        return ((Rotated.Done) rotated).key();
    }

    private static List<String> codes(Rotated rotated) {
        return switch (rotated) {
            case Rotated.Refused(List<Obstacle> obstacles) ->
                obstacles.stream().map(Obstacle::code).toList();
            case Rotated.Done done -> List.of();
            case Rotated.Missing missing -> List.of("missing");
        };
    }

    private SiteKey find(SiteKey key) {
        return node.rotation.find(acme, key.id()).orElseThrow();
    }

    private Adoption.State stateOf(SiteKey key) {
        return find(key).adoption(rewards).state();
    }

    private List<State> states() {
        return all().stream().map(SiteKey::state).toList();
    }

    private SiteKey only(State state) {
        return all().stream().filter(key -> key.state() == state).findFirst().orElseThrow();
    }

    private List<SiteKey> all() {
        return node.rotation.search(acme, Search.everything()).items();
    }

    private List<Version> versions(SiteKey key) {
        return node.changes.of(
                new Subject(acme.value(), "signing_keys", key.id().value().toString()));
    }
}
