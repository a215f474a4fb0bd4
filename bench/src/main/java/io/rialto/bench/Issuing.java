package io.rialto.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * How much of the raw signing rate is left when a whole response is issued. Machines are noisy, so the three are measured in
 * short rounds that alternate, and the ratio is the median of the rounds' ratios.
 */
public final class Issuing {

    private static final int ROUNDS = 11;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(1000);

    private Issuing() {}

    /** Prints a Markdown table; takes about 40 seconds. */
    public static void main(String... args) throws Exception {
        List<Contestant> contestants = List.of(Contestant.named("RSA-2048"), Contestant.named("P-256"));
        System.out.printf(
                "JDK %s, %d cores%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (Contestant contestant : contestants) {
            System.out.printf(
                    "%s by %s, response of %,d bytes with 8 attributes%n",
                    contestant.name(),
                    contestant.providerName(),
                    contestant.issue().call().length);
        }
        System.out.println();
        System.out.println("| key | threads | signature alone /s | whole response /s | issuing : signature "
                + "| the same by CPU time | CPU µs: signature | response | of it write and digest |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Contestant contestant : contestants) {
            for (int threads : new int[] {1, 2}) {
                System.out.println(row(contestant, threads));
            }
        }
    }

    private static String row(Contestant contestant, int threads) throws Exception {
        List<Round> rounds = new ArrayList<>();
        Round.of(contestant, threads, WARM_UP);
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(Round.of(contestant, threads, ROUND));
        }
        return "| %s | %d | %,.0f | %,.0f | %.1f %% | %.1f %% | %.1f | %.1f | %.1f |"
                .formatted(
                        contestant.name(),
                        threads,
                        median(rounds, round -> round.raw.perSecond()),
                        median(rounds, round -> round.issued.perSecond()),
                        100 * median(rounds, round -> round.issued.perSecond() / round.raw.perSecond()),
                        100 * median(rounds, round -> round.raw.cpuMicros() / round.issued.cpuMicros()),
                        median(rounds, round -> round.raw.cpuMicros()),
                        median(rounds, round -> round.issued.cpuMicros()),
                        median(rounds, round -> round.written.cpuMicros()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private record Round(Speed raw, Speed issued, Speed written) {

        static Round of(Contestant contestant, int threads, long nanos) throws Exception {
            return new Round(
                    Speed.of(tasks(threads, contestant::raw), nanos),
                    Speed.of(tasks(threads, contestant::issue), nanos),
                    Speed.of(tasks(threads, contestant::write), nanos));
        }

        private static List<Callable<byte[]>> tasks(int threads, Callable<Callable<byte[]>> maker) throws Exception {
            List<Callable<byte[]>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(maker.call());
            }
            return tasks;
        }
    }
}
