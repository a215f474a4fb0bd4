package io.rialto.server.identityprovider;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rialto.server.database.Ids;
import io.rialto.server.database.JobTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One job a provider, in the database: it survives restarts, and of several nodes one has it at a time. Whoever is waited for comes
 * first, so that a new provider never queues behind a backlog.
 */
@Component
class ScheduledProofs implements ProofJobs, SmartLifecycle {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("prove-domains");
    private static final ProofRun.Next NEVER = new ProofRun.Next.Never();
    private static final int WAITED_FOR = 90;
    private static final int ROUTINE = 10;
    private static final int AT_ONCE = 128;
    private static final Duration POLLING = Duration.ofMillis(250);
    // A node that has not been heard of for four of them is dead, and another takes its jobs over.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int HEARTBEATS_MISSED = 4;

    private final ProofRun run;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean running;

    ScheduledProofs(ProofRun run, DataSource database, TransactionTemplate transactions, Clock clock, Ids ids) {
        this.run = run;
        this.jdbc = JdbcClient.create(database);
        this.transactions = transactions;
        this.clock = clock;
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), task())
                .schedulerName(new SchedulerName.Fixed("rialto-" + ids.next()))
                .clock(clock::instant)
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.9, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .enablePriority()
                .jdbcCustomization(JobTable.of(database))
                .shutdownMaxWait(Duration.ofSeconds(7))
                .failureLogging(LogLevel.WARN, false)
                .addSchedulerListener(new StandstillNotice())
                .build();
    }

    private Task<Void> task() {
        return Tasks.custom(TASK)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(Duration.ofMinutes(1))))
                .onDeadExecutionRevive()
                .execute((instance, context) -> looked(new IdentityProviderId(instance.getId()), context));
    }

    private CompletionHandler<Void> looked(IdentityProviderId id, ExecutionContext context) {
        try {
            return concluding(id, run.look(id));
        } catch (RuntimeException e) {
            // Who is interrupted at the server's end leaves the job as it is: whoever lives on takes it over.
            if (context.getSchedulerState().isShuttingDown()) {
                return (complete, operations) -> {};
            }
            throw e;
        }
    }

    private CompletionHandler<Void> concluding(IdentityProviderId id, Optional<ProofRun.Seen> seen) {
        return (complete, operations) -> run.sparingly(() -> transactions.execute(status -> {
            plan(id, seen.map(known -> run.conclude(id, known)).orElse(NEVER), complete, operations);
            return id;
        }));
    }

    // In the transaction that holds the provider's row: no wish can fall between reading it and planning.
    private void plan(
            IdentityProviderId id,
            ProofRun.Next next,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        switch (next) {
            case ProofRun.Next.Never _ -> operations.remove();
            case ProofRun.Next.At at -> {
                operations.reschedule(complete, at.instant());
                prioritise(id, at.urgent() ? WAITED_FOR : ROUTINE);
            }
        }
    }

    @Override
    public void begin(IdentityProviderId id) {
        scheduler.schedule(TASK.instance(id.value()).priority(WAITED_FOR).scheduledTo(clock.instant()));
        hurryAfterCommit();
    }

    @Override
    public void now(IdentityProviderId id) {
        try {
            if (!scheduler.reschedule(TASK.instanceId(id.value()), clock.instant())) {
                throw new IllegalStateException("the provider has no job");
            }
            prioritise(id, WAITED_FOR);
            hurryAfterCommit();
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It notices the wish when it is done.
        }
    }

    @Override
    public void end(IdentityProviderId id) {
        try {
            scheduler.cancel(TASK.instanceId(id.value()));
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It finds no provider when it is done, and ends.
        }
    }

    private void prioritise(IdentityProviderId id, int priority) {
        jdbc.sql("update scheduled_tasks set priority = :priority where task_name = :task and task_instance = :id")
                .param("priority", priority)
                .param("task", TASK.getTaskName())
                .param("id", id.value())
                .update();
    }

    private void hurryAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
