package io.rialto.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** All cores together. Beside what a run takes itself, it tells whether somebody else was at work. */
final class Machine {

    /** In {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal, each in hundredths of a second. */
    private static final int IDLE = 3;

    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    private Machine() {}

    /** Processor time so far that was not idle, what the host took away included; zero where the system does not tell. */
    static Duration busy() {
        try {
            long[] ticks = Arrays.stream(
                            Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +"))
                    .skip(1)
                    .limit(STEAL + 1L)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Duration.ofMillis(10 * (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[IO_WAIT]));
        } catch (IOException noSuchSystem) {
            return Duration.ZERO;
        }
    }
}
