package io.rialto.server.servicemetadata;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rialto.server.database.Ids;
import io.rialto.server.database.JobTable;
import io.rialto.server.externalservice.ServiceId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A job per service, in a table of its own: it survives restarts, and of several nodes one has it at a time. */
@Component
class RefreshJobs implements SmartLifecycle {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("refresh-metadata");
    private static final int AT_ONCE = 8;
    private static final Duration POLLING = Duration.ofSeconds(1);
    // A node that has not been heard of for four of them is dead, and another takes its jobs over.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int HEARTBEATS_MISSED = 4;

    private final Refresh refresh;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean running;

    RefreshJobs(Refresh refresh, DataSource database, TransactionTemplate transactions, Clock clock, Ids ids) {
        this.refresh = refresh;
        this.transactions = transactions;
        this.clock = clock;
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), task())
                .tableName("metadata_task")
                .schedulerName(new SchedulerName.Fixed("rialto-" + ids.next()))
                .clock(clock::instant)
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .jdbcCustomization(JobTable.of(database))
                .shutdownMaxWait(Duration.ofSeconds(7))
                .failureLogging(LogLevel.WARN, false)
                .build();
    }

    private Task<Void> task() {
        return Tasks.custom(TASK)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(Duration.ofMinutes(1))))
                .onDeadExecutionRevive()
                .execute((instance, context) -> looked(new ServiceId(UUID.fromString(instance.getId())), context));
    }

    private CompletionHandler<Void> looked(ServiceId service, ExecutionContext context) {
        Optional<Refresh.Seen> seen = refresh.look(service);
        if (context.getSchedulerState().isShuttingDown()) {
            // Cut short, so it proves nothing: whoever lives on takes it over.
            return (complete, operations) -> {};
        }
        return (complete, operations) -> transactions.executeWithoutResult(status -> {
            switch (seen.map(known -> refresh.conclude(service, known)).orElseGet(Next.Never::new)) {
                case Next.Never never -> operations.remove();
                case Next.At at -> operations.reschedule(complete, at.instant());
            }
        });
    }

    /** Sees to it that there is a job; in the caller's transaction. */
    void begin(ServiceId service) {
        scheduler.scheduleIfNotExists(TASK.instance(service.value().toString()).scheduledTo(clock.instant()));
    }

    /** Looks at once, whatever was planned; in the caller's transaction. */
    void now(ServiceId service) {
        begin(service);
        try {
            scheduler.reschedule(TASK.instanceId(service.value().toString()), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It sees that the source is another one when it is done.
        }
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
