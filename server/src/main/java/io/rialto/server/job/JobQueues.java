package io.rialto.server.job;

import io.rialto.server.database.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All queues of this node: they work from when the server is up until it begins to stop. Safe for use by many threads. */
@Component
public class JobQueues implements SmartLifecycle {

    private final DataSource database;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Ids ids;
    private final List<JobQueue> queues = new ArrayList<>();
    private volatile boolean running;

    public JobQueues(DataSource database, TransactionTemplate transactions, Clock clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** A queue that does this work. */
    public synchronized JobQueue open(Plan plan, Work work) {
        JobQueue queue = new JobQueue(plan, work, "rialto-" + ids.next(), database, transactions, clock);
        queues.add(queue);
        if (running) {
            queue.start();
        }
        return queue;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            queues.forEach(JobQueue::start);
            running = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            queues.forEach(JobQueue::stop);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
