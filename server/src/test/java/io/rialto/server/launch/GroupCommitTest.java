package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aCallerAloneCommitsForItself() {
        var commits = new GroupCommit<>(10, 10, Duration.ZERO, this::doubled);

        assertThat(commits.submit(1)).isEqualTo(2);
        assertThat(commits.submit(2)).isEqualTo(4);
        assertThat(sizes).containsExactly(1, 1);
    }

    @Test
    void whoeverComesDuringACommitSharesTheNext() throws Exception {
        var inside = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        var waiting = new AtomicInteger();
        var commits = new GroupCommit<Integer, Integer>(4, 4, Duration.ZERO, items -> {
            inside.countDown();
            await(open);
            return doubled(items);
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> commits.submit(0));
            inside.await();
            List<Future<Integer>> others = IntStream.rangeClosed(1, 9)
                    .mapToObj(item -> threads.submit(() -> {
                        waiting.incrementAndGet();
                        return commits.submit(item);
                    }))
                    .toList();
            while (waiting.get() < 9 || commits.waiting() < 9) {
                Thread.onSpinWait();
            }
            open.countDown();

            assertThat(first.get()).isZero();
            for (int at = 0; at < others.size(); at++) {
                assertThat(others.get(at).get()).isEqualTo(2 * (at + 1));
            }
        }
        assertThat(sizes).containsExactly(1, 4, 4, 1);
    }

    @Test
    void aCommitThatFailsFailsForItsOwnCallersOnly() {
        var commits = new GroupCommit<Integer, Integer>(4, 4, Duration.ZERO, items -> {
            if (items.contains(13)) {
                throw new IllegalStateException("no database");
            }
            return doubled(items);
        });

        assertThatIllegalStateException().isThrownBy(() -> commits.submit(13)).withMessage("no database");
        assertThat(commits.submit(1)).isEqualTo(2);
    }

    @Test
    void nobodyIsForgottenOrAnsweredForAnother() throws Exception {
        var commits = new GroupCommit<>(8, 8, Duration.ZERO, this::doubled);
        List<Callable<Boolean>> calls = IntStream.range(0, 5_000)
                .<Callable<Boolean>>mapToObj(item -> () -> commits.submit(item) == 2 * item)
                .toList();

        try (var threads = Executors.newFixedThreadPool(32)) {
            for (Future<Boolean> right : threads.invokeAll(calls)) {
                assertThat(right.get()).isTrue();
            }
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5_000);
    }

    @Test
    void aCommitThatWaitsForOthersBeginsWhenEnoughHaveCome() throws Exception {
        var commits = new GroupCommit<>(8, 3, Duration.ofDays(1), this::doubled);
        commits.submit(0);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = IntStream.rangeClosed(1, 3)
                    .mapToObj(item -> threads.submit(() -> commits.submit(item)))
                    .toList();

            for (int at = 0; at < waiting.size(); at++) {
                assertThat(waiting.get(at).get()).isEqualTo(2 * (at + 1));
            }
        }
        assertThat(sizes).containsExactly(1, 3);
    }

    private List<Integer> doubled(List<Integer> items) {
        sizes.add(items.size());
        return items.stream().map(item -> 2 * item).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
