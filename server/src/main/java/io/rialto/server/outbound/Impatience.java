package io.rialto.server.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits only so long for what cannot be interrupted, as the machine's resolver, and for only so many at a time. */
final class Impatience {

    private final Semaphore places;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("rialto-resolving-", 0).factory());

    Impatience(int atOnce) {
        places = new Semaphore(atOnce);
    }

    /** What the work gives; empty when it takes longer, or too many others are at it. */
    <T> Optional<T> within(Duration limit, Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Future<T> result = threads.submit(() -> {
            try {
                return work.get();
            } finally {
                places.release();
            }
        });
        try {
            return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an address could not be looked up", e.getCause());
        }
    }
}
