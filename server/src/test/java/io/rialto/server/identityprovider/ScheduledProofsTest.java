package io.rialto.server.identityprovider;

import static io.rialto.server.identityprovider.ProviderFixtures.aProvider;
import static io.rialto.server.identityprovider.ProviderFixtures.anOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.NameServer;
import io.rialto.server.identityprovider.ProviderFixtures.NoJobs;
import io.rialto.server.identityprovider.ProviderFixtures.Node;
import io.rialto.server.identityprovider.ProviderFixtures.Owner;
import io.rialto.server.identityprovider.ProviderFixtures.Proving;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The jobs behind the proof, on the database's own time. The name server writes down who asks when. */
@OnEachDatabase
class ScheduledProofsTest {

    private final TestDatabase database;
    private final Owner owner;
    private final Node node;

    ScheduledProofsTest(TestDatabase database) {
        this.database = database.emptied();
        owner = anOwner(database);
        node = new Node(database, Clock.systemUTC());
    }

    @Test
    void theFirstQueryLeavesWithinASecondOfTheCreation() {
        try (NameServer server = NameServer.behaving(NameServer.saying(name -> List.of()));
                Proving proving = node.proving(server.setting())) {
            proving.created(owner, "warm.test");
            until(() -> asked(server, "warm.test") > 0);

            proving.created(owner, "acme.test");
            long created = System.nanoTime();

            until(() -> asked(server, "acme.test") > 0);
            assertThat(Duration.ofNanos(firstAsked(server, "acme.test") - created))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatIsNotCommittedIsNeverLookedAt() {
        try (NameServer server = NameServer.behaving(NameServer.saying(name -> List.of()));
                Proving proving = node.proving(server.setting())) {
            database.transactions().executeWithoutResult(status -> {
                proving.created(owner, "undone.test");
                status.setRollbackOnly();
            });
            proving.created(owner, "done.test");

            until(() -> asked(server, "done.test") > 0);
            assertThat(asked(server, "undone.test")).isZero();
            assertThat(jobs()).isOne();
        }
    }

    @Test
    void aJobSurvivesTheNodeThatPlannedIt() {
        try (NameServer server = NameServer.behaving(NameServer.saying(this::values))) {
            IdentityProvider made;
            try (Proving first = node.proving(server.setting())) {
                first.jobs().stop();
                made = first.created(owner, "acme.test");
            }

            try (Proving second = node.proving(server.setting())) {
                until(() -> second.now(made).status() == Status.VERIFIED);
            }
        }
    }

    @Test
    void aJobOfANodeThatDiedIsTakenOver() {
        try (NameServer server = NameServer.behaving(NameServer.saying(this::values))) {
            IdentityProvider made;
            try (Proving first = node.proving(server.setting())) {
                first.jobs().stop();
                made = first.created(owner, "acme.test");
            }
            database.jdbc()
                    .sql("update scheduled_tasks set picked = true, picked_by = 'rialto-dead', last_heartbeat = :long")
                    .param("long", Clock.systemUTC().instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                    .update();

            try (Proving second = node.proving(server.setting())) {
                until(() -> second.now(made).status() == Status.VERIFIED);
            }
        }
    }

    @Test
    void ofTwoNodesOneLooksAtAProvider() {
        try (NameServer server = NameServer.behaving(NameServer.saying(this::values));
                Proving one = node.proving(server.setting());
                Proving two = node.proving(server.setting())) {
            List<IdentityProvider> made = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                made.add((number % 2 == 0 ? one : two).created(owner, "d" + number + ".test"));
            }

            until(() -> made.stream().allMatch(provider -> one.now(provider).status() == Status.VERIFIED));

            assertThat(server.queries().stream()
                            .collect(Collectors.groupingBy(NameServer.Query::name, Collectors.counting())))
                    .hasSize(80)
                    .allSatisfy((name, times) -> assertThat(times).isOne());
        }
    }

    @Test
    void aCheckOfWhatWasChangedMeanwhileWritesNoVerdict() {
        Semaphore gate = new Semaphore(0);
        AtomicReference<String> before = new AtomicReference<>();
        try (NameServer server = NameServer.behaving(query -> {
                    before.compareAndSet(null, values("acme.test").getFirst());
                    gate.acquireUninterruptibly();
                    gate.release();
                    return NameServer.saying(name -> List.of(before.get())).answer(query);
                });
                Proving proving = node.proving(server.setting())) {
            IdentityProvider made = proving.created(owner, "acme.test");
            until(() -> before.get() != null);

            proving.store()
                    .update(
                            owner.organization(),
                            made.id(),
                            Draft.EMPTY.with(Attribute.CLIENT_ID, "another"),
                            owner.who());
            gate.release();

            proving.eventually(made, Outcome.WRONG_RECORD);
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
            assertThat(database.jdbc()
                            .sql("select changes from resource_version where who = 'system'")
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }

    @Test
    void aWishDuringACheckIsGrantedAfterIt() {
        Semaphore gate = new Semaphore(0);
        try (NameServer server = NameServer.behaving(query -> {
                    gate.acquireUninterruptibly();
                    gate.release();
                    return NameServer.saying(name -> List.of()).answer(query);
                });
                Proving proving = node.proving(server.setting())) {
            IdentityProvider made = proving.created(owner, "acme.test");
            until(() -> asked(server, "acme.test") == 1);

            proving.verifyNow(owner, made);
            gate.release();

            until(() -> asked(server, "acme.test") == 2);
            proving.eventually(made, Outcome.NO_RECORD);
        }
    }

    @Test
    void aDeletedProvidersJobEndsEvenWhileItIsAtWork() {
        Semaphore gate = new Semaphore(0);
        try (NameServer server = NameServer.behaving(query -> {
                    gate.acquireUninterruptibly();
                    gate.release();
                    return NameServer.saying(name -> List.of()).answer(query);
                });
                Proving proving = node.proving(server.setting())) {
            IdentityProvider made = proving.created(owner, "acme.test");
            until(() -> asked(server, "acme.test") == 1);

            proving.store().delete(owner.organization(), made.id(), owner.who());
            gate.release();

            until(() -> jobs() == 0);
            IdentityProvider second = proving.created(owner, "second.test");
            proving.eventually(second, Outcome.NO_RECORD);
            proving.store().delete(owner.organization(), second.id(), owner.who());
            assertThat(jobs()).isZero();
        }
    }

    @Test
    void aNewProviderDoesNotQueueBehindABacklogThatNobodyAnswers() {
        Function<String, List<String>> values = this::values;
        try (NameServer server = NameServer.behaving(
                query -> query.getQuestion().getName().toString().contains("slow")
                        ? new byte[0]
                        : NameServer.saying(values).answer(query))) {
            backlog(400);
            try (Proving proving = node.proving(server.setting())) {
                until(() -> server.queries().size() > 100);

                IdentityProvider made = proving.created(owner, "acme.test");
                until(() -> proving.now(made).status() == Status.VERIFIED);

                assertThat(database.jdbc()
                                .sql("select count(*) from identity_provider_domain where outcome is null")
                                .query(Long.class)
                                .single())
                        .isGreaterThan(100);
            }
        }
    }

    // Providers that are due since yesterday.
    private void backlog(int size) {
        IdentityProviderStore store = node.store(new NoJobs());
        for (int number = 0; number < size; number++) {
            Draft draft = aProvider("Slow " + number).with(Attribute.DOMAINS, "slow" + number + ".test");
            store.create(owner.organization(), owner.user(), draft, owner.who());
        }
        database.jdbc()
                .sql("""
                        insert into scheduled_tasks
                            (task_name, task_instance, execution_time, picked, version, priority)
                        select 'prove-domains', id, :yesterday, false, 1, 10 from identity_provider
                        """)
                .param(
                        "yesterday",
                        Clock.systemUTC().instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> values(String name) {
        return database.jdbc()
                .sql("select txt_record from identity_provider where domains = :name")
                .param("name", name)
                .query(String.class)
                .list();
    }

    private long jobs() {
        return database.jdbc()
                .sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private static long asked(NameServer server, String name) {
        return server.queries().stream()
                .filter(query -> query.name().equals(name))
                .count();
    }

    private static long firstAsked(NameServer server, String name) {
        return server.queries().stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
