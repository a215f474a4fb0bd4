package io.rialto.server.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts traces together and writes them, many at a time, while those who handed them over have gone on. */
@Component
class TraceWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final int MOST_WAITING = 5_000;
    private static final int AT_ONCE = 200;
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final TraceRows rows;
    private final BlockingQueue<Supplier<Trace>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean running;
    private @Nullable Thread thread;

    TraceWriter(TraceRows rows) {
        this.rows = rows;
    }

    /** Never waits: when the database is slower than refusals are, the launch's row alone tells of it. */
    void add(Supplier<Trace> trace) {
        if (!waiting.offer(trace)) {
            LOG.debug("event=trace_dropped");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("rialto-traces").start(this::work);
    }

    private void work() {
        while (running) {
            try {
                Thread.sleep(GATHERING);
                writeAll();
            } catch (InterruptedException stopped) {
                // What waits is still written.
                break;
            }
        }
        writeAll();
    }

    /** Writes everything that waits at this moment; when it is done, what was under way is written, too. */
    synchronized void writeAll() {
        List<Supplier<Trace>> batch = new ArrayList<>();
        while (waiting.drainTo(batch, AT_ONCE) > 0) {
            write(batch);
            batch.clear();
        }
    }

    private void write(List<Supplier<Trace>> batch) {
        List<Trace> traces = new ArrayList<>(batch.size());
        for (Supplier<Trace> trace : batch) {
            try {
                traces.add(trace.get());
            } catch (RuntimeException failed) {
                lost(1, failed);
            }
        }
        try {
            rows.save(traces);
        } catch (RuntimeException failed) {
            lost(traces.size(), failed);
        }
    }

    private static void lost(int count, RuntimeException failed) {
        LOG.warn("event=traces_lost count={} cause={}", count, failed.getClass().getSimpleName());
    }

    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(LAST_WORDS);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
