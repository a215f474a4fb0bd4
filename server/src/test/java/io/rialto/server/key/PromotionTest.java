package io.rialto.server.key;

import static io.rialto.server.externalservice.ServiceFixtures.aSavedService;
import static io.rialto.server.externalservice.ServiceFixtures.aService;
import static io.rialto.server.externalservice.ServiceFixtures.anOidcService;
import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Version;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.SoftHsm;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is against a promotion, what happens by itself, and what is written down. */
@OnEachDatabase
@ExtendWith(OutputCaptureExtension.class)
class PromotionTest extends RotationSuite {

    PromotionTest(TestDatabase database) {
        super(database);
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
        assertThat(Stream.concat(node.published.stream(), other.published.stream()))
                .extracting(told -> ((KeyExpires) told).withinDays())
                .containsExactlyInAnyOrder(60, 30, 7, 1);
        assertThat(node.meters
                        .get("rialto.signing.keys.expiring")
                        .tag("days", "1")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(node.rotation.warnings(only(State.CURRENT)).getFirst().details())
                .containsEntry("days_left", 1L);
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
}
