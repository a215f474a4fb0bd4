package io.rialto.server.key;

import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.keyed;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site.KeyKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way of a key. */
@OnEachDatabase
class RotationTest extends RotationSuite {

    RotationTest(TestDatabase database) {
        super(database);
    }

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
}
