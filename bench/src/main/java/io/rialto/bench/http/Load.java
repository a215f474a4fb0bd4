package io.rialto.bench.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Keeps a number of connections busy with launches, each with a fresh ticket. */
record Load(int port, Shop shop, int connections) {

    private static final String PROOF = "name=\"SAMLResponse\"";

    /**
     * What came of it.
     *
     * @param refused answers that were not an assertion; anything but zero spoils the run
     * @param generatorCpu the generator's processor time, as a share of one core
     */
    record Outcome(double perSecond, Percentiles times, long refused, double generatorCpu) {}

    private record Worked(LongStream nanos, long refused) {}

    Outcome run(Duration duration) throws InterruptedException, ExecutionException {
        long cpu = processCpu();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Worked> all = new ArrayList<>();
        try (var executor =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Worked>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(executor.submit(() -> work(end)));
            }
            for (Future<Worked> one : running) {
                all.add(one.get());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Percentiles times = new Percentiles(all.stream().flatMapToLong(Worked::nanos));
        long refused = all.stream().mapToLong(Worked::refused).sum();
        return new Outcome(times.count() / seconds, times, refused, (processCpu() - cpu) / 1e9 / seconds);
    }

    private Worked work(long end) throws IOException {
        long[] nanos = new long[65_536];
        int count = 0;
        long refused = 0;
        try (Connection connection = new Connection(port)) {
            Browser browser = Browser.startingAt(connection);
            while (System.nanoTime() < end && count < nanos.length) {
                String path = "/s/main/launch/complete?ticket=" + shop.ticket(browser.nonce());
                long before = System.nanoTime();
                Connection.Answer answer = connection.get(path, browser.cookie());
                nanos[count++] = System.nanoTime() - before;
                if (answer.status() != 200 || !answer.body().contains(PROOF)) {
                    refused++;
                }
            }
        }
        return new Worked(Arrays.stream(nanos, 0, count), refused);
    }

    /** What a browser brings to {@code launch/complete}: the nonce that the shop was given, and the cookie beside it. */
    private record Browser(String nonce, String cookie) {

        static Browser startingAt(Connection connection) throws IOException {
            Connection.Answer start = connection.get("/s/main/launch/rewards", "");
            String location = start.headers().getOrDefault("location", "");
            int at = location.indexOf("nonce=");
            if (start.status() != 302 || at < 0) {
                throw new IOException("launch answered " + start.status() + ": " + start.body());
            }
            String nonce = location.substring(at + 6).split("&", 2)[0];
            return new Browser(
                    nonce, start.headers().getOrDefault("set-cookie", "").split(";", 2)[0]);
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
