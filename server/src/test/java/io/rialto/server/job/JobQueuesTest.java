package io.rialto.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queues, on the database's own time. */
@OnEachDatabase
class JobQueuesTest {

    private static final Plan PLAN = new Plan("test-work", "metadata_task", 4, Duration.ofMillis(50));

    private final TestDatabase database;
    private final Clock clock = Clock.systemUTC();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final JobQueues node;
    private final JobQueues other;

    JobQueuesTest(TestDatabase database) {
        this.database = database.emptied();
        node = aNode();
        other = aNode();
    }

    @AfterEach
    void stop() {
        node.stop();
        other.stop();
    }

    @Test
    void whatIsCommittedIsDoneOnceAndGone() {
        JobQueue queue = node.open(PLAN, once());
        other.open(PLAN, once());
        node.start();
        other.start();

        for (int id = 0; id < 20; id++) {
            queue.begin("job-" + id);
        }

        until(() -> jobs() == 0);
        assertThat(done).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void whatIsNotCommittedIsNeverDone() {
        JobQueue queue = node.open(PLAN, once());
        node.start();

        database.transactions().executeWithoutResult(status -> {
            queue.begin("undone");
            status.setRollbackOnly();
        });
        queue.begin("done");

        until(() -> !done.isEmpty());
        assertThat(done).containsExactly("done");
    }

    @Test
    void thereIsOneJobOfAnId() {
        JobQueue queue = node.open(PLAN, once());

        queue.begin("twice");
        queue.begin("twice");
        queue.now("twice");

        assertThat(jobs()).isOne();
    }

    @Test
    void aQueueThatIsOpenedLaterWorksAtOnce() {
        node.start();

        node.open(PLAN, once()).begin("late");

        until(() -> done.contains("late"));
    }

    @Test
    void whatIsPlannedForLaterWaitsUntilSomebodyWantsIt() {
        JobQueue queue = node.open(PLAN, seen(() -> new Next.At(clock.instant().plusSeconds(3_600))));
        node.start();
        queue.begin("patient");
        until(() -> column("priority").equals("10"));

        queue.now("patient");

        until(() -> done.size() == 2);
        assertThat(jobs()).isOne();
    }

    @Test
    void anEndedJobIsNotDone() {
        JobQueue queue = node.open(PLAN, once());
        queue.begin("ended");

        queue.end("ended");

        assertThat(jobs()).isZero();
        queue.end("never there");
    }

    @Test
    void whatFailsIsTriedAgainInAMinute() {
        JobQueue queue = node.open(PLAN, id -> {
            throw new IllegalStateException("it fails");
        });
        node.start();

        queue.begin("failing");

        until(() -> column("consecutive_failures").equals("1"));
        assertThat(jobs("execution_time > ?", Duration.ofSeconds(45))).isOne();
        assertThat(jobs("execution_time < ?", Duration.ofSeconds(61))).isOne();
    }

    @Test
    void aConclusionThatFailsWritesNothingAndPlansNothing() {
        AtomicInteger tries = new AtomicInteger();
        JobQueue queue = node.open(PLAN, id -> () -> {
            database.jdbc().sql("update revision set changes = changes + 1").update();
            tries.incrementAndGet();
            throw new IllegalStateException("it fails");
        });
        long before = revision();
        node.start();

        queue.begin("failing");

        until(() -> tries.get() > 0);
        node.stop();
        assertThat(revision()).isEqualTo(before);
        assertThat(jobs()).isOne();
    }

    @Test
    void aJobOfANodeThatStopsIsDoneByAnother() {
        Semaphore gate = new Semaphore(0);
        AtomicInteger begun = new AtomicInteger();
        JobQueue queue = node.open(PLAN, id -> {
            begun.incrementAndGet();
            gate.acquireUninterruptibly();
            return () -> {
                done.add("by the one that stopped");
                return new Next.Never();
            };
        });
        node.start();
        queue.begin("handed-over");
        until(() -> begun.get() == 1);
        Thread stopping = Thread.ofVirtual().start(node::stop);
        // It waits for what is being done.
        until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        gate.release();
        until(() -> !stopping.isAlive());
        database.jdbc()
                .sql("update metadata_task set last_heartbeat = ?")
                .param(clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        other.open(PLAN, once());
        other.start();

        until(() -> jobs() == 0);
        assertThat(done).containsExactly("handed-over");
    }

    private JobQueues aNode() {
        return new JobQueues(database.dataSource(), database.transactions(), clock, new Ids(new SecureRandom()));
    }

    private Work once() {
        return seen(Next.Never::new);
    }

    private Work seen(Supplier<Next> next) {
        return id -> {
            done.add(id);
            return next;
        };
    }

    private long jobs() {
        return jobs("execution_time > ?", Duration.ofDays(-1));
    }

    private long jobs(String condition, Duration fromNow) {
        return database.jdbc()
                .sql("select count(*) from metadata_task where " + condition)
                .param(clock.instant().plus(fromNow).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private String column(String name) {
        List<String> values = database.jdbc()
                .sql("select " + name + " from metadata_task")
                .query((row, number) -> String.valueOf(row.getObject(1)))
                .list();
        return String.join(",", values);
    }

    private long revision() {
        return database.jdbc()
                .sql("select changes from revision")
                .query(Long.class)
                .single();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
