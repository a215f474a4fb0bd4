package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} in the middle of 1,000 launches: what was answered is kept, and no ticket opens the door twice. */
@Tag("long")
@Isolated("tickets must outlive a restart, which takes its time beside others")
class KilledNodeTest {

    private static final int LAUNCHES = 1_000;
    private static final int AT_ONCE = 8;

    /** A customer on the way back from the shop, ticket in hand. */
    private record Arrival(Visitor visitor, String ticket) {}

    @ParameterizedTest
    @EnumSource
    void noTicketIsGoodTwiceAndNoAnsweredLaunchIsForgotten(Database database) throws Exception {
        try (RunningRialto rialto = aRunningRialto(database, Configuration.of(aSite("main", aService("rewards"))))) {
            Shop shop = rialto.shop("main");
            List<Arrival> arrivals = arrivals(shop);

            Set<Arrival> answered = launchUntilKilled(rialto, shop, arrivals);
            rialto.start();

            assertThat(answered).hasSizeBetween(LAUNCHES / 4, LAUNCHES - 1);
            assertThat(eightAtOnce(arrivals, arrival -> {
                        if (!answered.contains(arrival)) {
                            replay(shop, arrival); // may be the first time, or not: nobody was told
                        }
                        return replay(shop, arrival);
                    }))
                    .containsOnly("replayed");
        }
    }

    private static List<Arrival> arrivals(Shop shop) {
        List<Visitor> visitors = Stream.generate(Visitor::new).limit(LAUNCHES).toList();
        List<String> nonces = eightAtOnce(visitors, visitor -> shop.begin(visitor, "rewards"));
        // Tickets live for a minute, and that has to be enough for a restart: they are made last.
        return IntStream.range(0, LAUNCHES)
                .mapToObj(at -> new Arrival(visitors.get(at), shop.ticket("rewards", nonces.get(at), Person.jane())))
                .toList();
    }

    /** Each one's result, in their order. */
    private static <T, R> List<R> eightAtOnce(List<T> all, Function<T, R> way) {
        try (ExecutorService customers = Executors.newFixedThreadPool(AT_ONCE)) {
            return all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> way.apply(one), customers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static Set<Arrival> launchUntilKilled(RunningRialto rialto, Shop shop, List<Arrival> arrivals)
            throws InterruptedException {
        Set<Arrival> answered = ConcurrentHashMap.newKeySet();
        CountDownLatch half = new CountDownLatch(LAUNCHES / 2);
        try (ExecutorService customers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Arrival arrival : arrivals) {
                customers.execute(() -> {
                    try {
                        if (shop.complete(arrival.visitor().copy(), arrival.ticket())
                                .isHandOff()) {
                            answered.add(arrival);
                        }
                    } catch (UncheckedIOException nobodyAnswers) {
                        // the node is dead: this customer has no answer
                    }
                    half.countDown();
                });
            }
            half.await();
            rialto.kill();
        }
        return answered;
    }

    /** Somebody comes again with the same ticket and the same cookies. */
    private static String replay(Shop shop, Arrival arrival) {
        return Refusal.reasonOrHandOff(
                arrival.visitor().copy().get(shop.completeLink(arrival.ticket()), "Accept", "application/json"));
    }
}
