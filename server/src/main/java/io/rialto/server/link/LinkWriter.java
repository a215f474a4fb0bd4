package io.rialto.server.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes entrances from launches and writes them a moment later, many at a time. What it loses, because the node dies or the database
 * is slower than customers are, the launches still know: see {@link Links#entered}.
 */
@Component
class LinkWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWriter.class);
    private static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 500;
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final LinkRows rows;
    private final BlockingQueue<Entrance> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean running;
    private @Nullable Thread thread;

    LinkWriter(LinkRows rows) {
        this.rows = rows;
    }

    /** Never waits. */
    void add(Entrance entrance) {
        if (!waiting.offer(entrance)) {
            LOG.debug("event=link_left_to_the_launches");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("rialto-links").start(this::work);
    }

    private void work() {
        while (running) {
            try {
                gather().ifPresent(this::write);
            } catch (InterruptedException stopped) {
                // What waits is still written.
                break;
            }
        }
        writeAll();
    }

    private Optional<List<Entrance>> gather() throws InterruptedException {
        Entrance first = waiting.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return Optional.empty();
        }
        Thread.sleep(GATHERING);
        return Optional.of(next(first));
    }

    private List<Entrance> next(Entrance first) {
        List<Entrance> batch = new ArrayList<>(List.of(first));
        waiting.drainTo(batch, AT_ONCE - 1);
        return batch;
    }

    /** Writes everything that waits at this moment. */
    void writeAll() {
        for (Entrance first = waiting.poll(); first != null; first = waiting.poll()) {
            write(next(first));
        }
    }

    private void write(List<Entrance> batch) {
        try {
            rounds(batch).forEach(rows::save);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "event=links_left_to_the_launches count={} cause={}",
                    batch.size(),
                    failed.getClass().getSimpleName());
        }
    }

    /** In their order, each customer and service but once a round: what is written together cannot see each other. */
    private static List<List<Entrance>> rounds(List<Entrance> batch) {
        List<List<Entrance>> rounds = new ArrayList<>();
        Map<Entrance.Key, Integer> seen = new HashMap<>();
        for (Entrance entrance : batch) {
            int round = seen.merge(entrance.key(), 1, Integer::sum);
            if (rounds.size() < round) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round - 1).add(entrance);
        }
        return rounds;
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
