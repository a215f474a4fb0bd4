package io.rialto.server.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same moment share one commit. The first commits at once, for itself; whoever comes meanwhile
 * waits, and the next leader commits for all of them. Commits begin no closer together than a given time, unless enough callers
 * wait, so that under load they are few and large. No thread of its own: with one caller at a time it is a plain call.
 */
final class GroupCommit<T, R> {

    private final int most;
    private final int enough;
    private final Function<List<T>, List<R>> commit;
    private final Queue<Turn<T, R>> waiting = new ArrayDeque<>();
    private final long apart;
    private boolean led;
    private volatile @Nullable Thread leader;
    private volatile long earliest = System.nanoTime();

    /**
     * @param most items in one commit
     * @param enough callers for whom a commit need not wait any longer
     * @param apart the least time between the beginnings of two commits
     * @param commit answers for each item, in order; all of it is durable when it returns
     */
    GroupCommit(int most, int enough, Duration apart, Function<List<T>, List<R>> commit) {
        this.most = most;
        this.enough = enough;
        this.apart = apart.toNanos();
        this.commit = commit;
    }

    private record Turn<T, R>(T item, CompletableFuture<Boolean> leads, CompletableFuture<R> result) {

        static <T, R> Turn<T, R> of(T item) {
            return new Turn<>(item, new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    /** Returns when the item is committed. */
    R submit(T item) {
        Turn<T, R> turn = Turn.of(item);
        if (begins(turn) || turn.leads().join()) {
            lead();
        }
        try {
            return turn.result().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** How many wait for a commit that has not begun. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean begins(Turn<T, R> turn) {
        waiting.add(turn);
        boolean begins = !led;
        led = true;
        if (waiting.size() == enough) {
            LockSupport.unpark(leader);
        }
        return begins;
    }

    private void lead() {
        waitForOthers();
        List<Turn<T, R>> batch = next();
        try {
            List<R> results = commit.apply(batch.stream().map(Turn::item).toList());
            for (int at = 0; at < batch.size(); at++) {
                batch.get(at).result().complete(results.get(at));
            }
        } catch (RuntimeException | Error failed) {
            batch.forEach(turn -> turn.result().completeExceptionally(failed));
        } finally {
            handOver();
            batch.forEach(turn -> turn.leads().complete(false));
        }
    }

    private void waitForOthers() {
        leader = Thread.currentThread();
        for (long left = earliest - System.nanoTime();
                left > 0 && waiting() < enough;
                left = earliest - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        earliest = System.nanoTime() + apart;
    }

    private synchronized List<Turn<T, R>> next() {
        List<Turn<T, R>> batch = new ArrayList<>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private synchronized void handOver() {
        Turn<T, R> next = waiting.peek();
        if (next == null) {
            led = false;
        } else {
            next.leads().complete(true);
        }
    }
}
