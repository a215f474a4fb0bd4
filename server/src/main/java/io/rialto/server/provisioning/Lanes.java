package io.rialto.server.provisioning;

import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A job per lane for which something waits: it survives restarts, and of several nodes one has it at a time. */
@Component
class Lanes {

    private static final Plan PLAN = new Plan("provision", "provisioning_job", 8, Duration.ofSeconds(1));

    private final Queue queue;
    private final TaskRows tasks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JobQueue jobs;

    Lanes(Queue queue, TaskRows tasks, JdbcClient jdbc, JobQueues queues, Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.jobs = queues.open(PLAN, this::look);
    }

    private Supplier<Next> look(String id) {
        Lane lane = Lane.of(id);
        Optional<Queue.Tried> tried = queue.next(lane);
        return () -> {
            tried.ifPresent(queue::conclude);
            // Whoever adds a task locks the job as well: either it is seen here, or the job is seen to be gone there.
            lock(lane);
            return tasks.head(lane)
                    .<Next>map(task -> new Next.At(later(task.dueAt())))
                    .orElseGet(Next.Never::new);
        };
    }

    private Instant later(Instant due) {
        Instant now = clock.instant();
        return due.isBefore(now) ? now : due;
    }

    /** Sees to it that there is a job for the lane, in the caller's transaction, after its task was written. */
    void wake(Lane lane) {
        if (!lock(lane)) {
            jobs.begin(lane.text());
        }
    }

    /** As {@link #wake}, and the job runs now, whatever pause it is in. */
    void hurry(Lane lane) {
        lock(lane);
        jobs.now(lane.text());
    }

    /** Holds the lane's job until the transaction ends, if there is one. */
    private boolean lock(Lane lane) {
        return jdbc.sql("""
                        select version from provisioning_job
                        where task_name = :name and task_instance = :lane for update
                        """)
                .param("name", PLAN.work())
                .param("lane", lane.text())
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
