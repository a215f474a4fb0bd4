package io.rialto.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TheClock clock = new TheClock();

    @Test
    void soManyAreAllowedAndNotOneMore() {
        RateLimit limit = new RateLimit(clock, new Window(3, Duration.ofSeconds(10)));

        assertThat(take(limit)).isEqualTo(2);
        assertThat(take(limit)).isEqualTo(1);
        assertThat(take(limit)).isZero();
        assertThat(limit.take("a")).isInstanceOf(Ruling.Refused.class);
        assertThat(limit.take("b")).isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void whoeverWaitsAsLongAsTheyAreToldGetsOn() {
        RateLimit limit = new RateLimit(clock, new Window(20, Duration.ofSeconds(60)));
        for (int round = 0; round < 500; round++) {
            clock.advance(Duration.ofMillis(700L + 137L * (round % 11)));

            if (limit.take("a") instanceof Ruling.Refused refused) {
                assertThat(refused.retryAfterSeconds()).isBetween(1L, 60L);
                clock.advance(Duration.ofSeconds(refused.retryAfterSeconds()));
                assertThat(limit.take("a")).isInstanceOf(Ruling.Allowed.class);
            }
        }
    }

    @Test
    void aWindowSlidesInsteadOfBeginningAnew() {
        RateLimit limit = new RateLimit(clock, new Window(10, Duration.ofSeconds(10)));
        clock.advance(Duration.ofSeconds(9));
        IntStream.range(0, 10).forEach(each -> limit.take("a"));

        clock.advance(Duration.ofSeconds(2));

        assertThat(allowedAtOnce(limit)).isEqualTo(1);
    }

    @Test
    void steadyTrafficNeverExceedsTheLimitByMuchInAnyStretch() {
        RateLimit limit = new RateLimit(clock, new Window(50, Duration.ofSeconds(10)));
        Deque<Instant> allowed = new ArrayDeque<>();
        for (int millis = 0; millis < 60_000; millis += 37) {
            clock.advance(Duration.ofMillis(37));
            if (limit.take("a") instanceof Ruling.Allowed) {
                allowed.add(clock.instant());
            }
            while (!allowed.isEmpty() && allowed.peek().isBefore(clock.instant().minusSeconds(10))) {
                allowed.remove();
            }
            assertThat(allowed.size()).isLessThanOrEqualTo(60);
        }
        assertThat(allowed.size()).isGreaterThanOrEqualTo(45);
    }

    @Test
    void allWindowsMustAllowAndTheTightestSpeaks() {
        Window burst = new Window(2, Duration.ofSeconds(1));
        Window average = new Window(3, Duration.ofSeconds(60));
        RateLimit limit = new RateLimit(clock, burst, average);

        assertThat(limit.take("a").window()).isEqualTo(burst);
        limit.take("a");
        assertThat(limit.take("a").window()).isEqualTo(burst);
        clock.advance(Duration.ofSeconds(3));
        limit.take("a");

        assertThat(limit.take("a").window()).isEqualTo(average);
    }

    @Test
    void whatWasRefusedIsNotCounted() {
        RateLimit limit = new RateLimit(clock, new Window(1, Duration.ofSeconds(10)));
        limit.take("a");
        IntStream.range(0, 1_000).forEach(each -> limit.take("a"));

        clock.advance(Duration.ofSeconds(20));

        assertThat(limit.take("a")).isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void nobodySlipsThroughBesideAnother() throws Exception {
        RateLimit limit = new RateLimit(clock, new Window(100, Duration.ofSeconds(60)));
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takers = IntStream.range(0, 400)
                    .mapToObj(each -> threads.submit(() -> {
                        start.await();
                        return limit.take("a") instanceof Ruling.Allowed;
                    }))
                    .toList();

            start.countDown();

            assertThat(takers.stream().filter(RateLimitTest::joined).count()).isEqualTo(100);
        }
    }

    @Test
    void anIpv6HouseholdIsOneClient() {
        assertThat(ClientKey.of("2001:db8:1:2:aaaa::1")).isEqualTo(ClientKey.of("2001:db8:1:2:bbbb::2"));
        assertThat(ClientKey.of("2001:db8:1:2::1")).isNotEqualTo(ClientKey.of("2001:db8:1:3::1"));
        assertThat(ClientKey.of("198.51.100.7")).isNotEqualTo(ClientKey.of("198.51.100.8"));
        assertThat(ClientKey.of("unknown")).isEqualTo("unknown");
    }

    private static boolean joined(Future<Boolean> taker) {
        try {
            return taker.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int take(RateLimit limit) {
        return limit.take("a") instanceof Ruling.Allowed allowed ? allowed.remaining() : -1;
    }

    private static int allowedAtOnce(RateLimit limit) {
        int allowed = 0;
        while (limit.take("a") instanceof Ruling.Allowed) {
            allowed++;
        }
        return allowed;
    }
}
