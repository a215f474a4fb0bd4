package io.rialto.server.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Jobs of one kind, each by an id, at most one of an id. Planning them is part of the caller's transaction. What somebody waits for is
 * done before what is merely due, so that it never queues behind a backlog. Safe for use by many threads.
 */
public final class JobQueue {

    private static final int WAITED_FOR = 90;
    private static final int ROUTINE = 10;
    // A node that has not been heard of for four of them is dead, and another takes its jobs over.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int HEARTBEATS_MISSED = 4;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(7);

    private final Plan plan;
    private final Work work;
    private final TaskDescriptor<Void> task;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Scheduler scheduler;

    JobQueue(Plan plan, Work work, String node, DataSource database, TransactionTemplate transactions, Clock clock) {
        this.plan = plan;
        this.work = work;
        this.task = TaskDescriptor.of(plan.work());
        this.jdbc = JdbcClient.create(database);
        this.transactions = transactions;
        this.clock = clock;
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), task())
                .tableName(plan.table())
                .schedulerName(new SchedulerName.Fixed(node))
                .clock(clock::instant)
                .threads(plan.atOnce())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.9, 1.0)
                .pollingInterval(plan.polling())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .enablePriority()
                .jdbcCustomization(JobTable.of(database))
                .shutdownMaxWait(PATIENCE_AT_THE_END)
                .failureLogging(LogLevel.WARN, false)
                .addSchedulerListener(new StandstillNotice(plan.work()))
                .build();
    }

    /** Sees to it that there is a job; a new one is due at once. */
    public void begin(String id) {
        if (isNew(id)) {
            hurryAfterCommit();
        }
    }

    private boolean isNew(String id) {
        return scheduler.scheduleIfNotExists(
                task.instance(id).priority(WAITED_FOR).scheduledTo(clock.instant()));
    }

    /** The job is due at once, whatever was planned. One that is being done stays as it is: it sees what is new when it ends. */
    public void now(String id) {
        try {
            if (!isNew(id)) {
                scheduler.reschedule(task.instanceId(id), clock.instant());
                prioritise(id, WAITED_FOR);
            }
            hurryAfterCommit();
        } catch (TaskInstanceNotFoundException gone) {
            // It ended in between.
            begin(id);
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It is for the work to notice.
        }
    }

    /** There is no such job any more. One that is being done ends as its work says. */
    public void end(String id) {
        try {
            scheduler.cancel(task.instanceId(id));
        } catch (TaskInstanceNotFoundException gone) {
            // There is none.
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It is for the work to notice.
        }
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    private Task<Void> task() {
        return Tasks.custom(task)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAILURE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> done(instance.getId(), context));
    }

    private CompletionHandler<Void> done(String id, ExecutionContext context) {
        Supplier<Next> conclusion;
        try {
            conclusion = work.look(id);
        } catch (RuntimeException e) {
            if (isCutShort(context)) {
                return JobQueue::leave;
            }
            throw e;
        }
        return isCutShort(context)
                ? JobQueue::leave
                : (complete, operations) -> work.conclude(() ->
                        transactions.executeWithoutResult(status -> plan(id, conclusion.get(), complete, operations)));
    }

    private static boolean isCutShort(ExecutionContext context) {
        return context.getSchedulerState().isShuttingDown();
    }

    /** Whoever lives on takes it over. */
    private static void leave(ExecutionComplete complete, ExecutionOperations<Void> operations) {}

    private void plan(String id, Next next, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        switch (next) {
            case Next.Never never -> operations.remove();
            case Next.At at -> {
                operations.reschedule(complete, at.instant());
                prioritise(id, at.urgent() ? WAITED_FOR : ROUTINE);
            }
        }
    }

    private void prioritise(String id, int priority) {
        jdbc.sql("update " + plan.table() + " set priority = :priority where task_name = :task and task_instance = :id")
                .param("priority", priority)
                .param("task", plan.work())
                .param("id", id)
                .update();
    }

    private void hurryAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            scheduler.triggerCheckForDueExecutions();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }
}
