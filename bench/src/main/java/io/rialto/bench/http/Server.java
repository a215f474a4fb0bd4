package io.rialto.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real server as a process of its own. */
public final class Server implements AutoCloseable {

    /** Asked once, before this process pins itself. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Process process;
    private final Duration start;

    private Server(Process process, Duration start) {
        this.process = process;
        this.start = start;
    }

    /** Starts it and waits until {@code /health} is up. */
    public static Server start(List<String> command, Map<String, String> environment, Path log, int port)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!healthy(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > 90_000_000_000L) {
                process.destroyForcibly();
                throw new IOException("the server did not start: " + Files.readString(log));
            }
            Thread.sleep(10);
        }
        return new Server(process, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The command, pinned to one core where that can be done. */
    static List<String> pinned(int core, List<String> command) {
        return onCores(String.valueOf(core), command);
    }

    /** The command with all cores to itself, although this process is pinned. */
    static List<String> unpinned(List<String> command) {
        return onCores("0-" + (CORES - 1), command);
    }

    private static List<String> onCores(String cores, List<String> command) {
        if (!canPin()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return pinned;
    }

    /** Moves this process, and what it starts from now on, to one core, where that can be done. */
    static void pinMyself(int core) throws IOException, InterruptedException {
        pin(ProcessHandle.current().pid(), core);
    }

    /** Moves the server, which is running, to one core. */
    void pin(int core) throws IOException, InterruptedException {
        pin(process.pid(), core);
    }

    private static void pin(long pid, int core) throws IOException, InterruptedException {
        if (canPin()) {
            new ProcessBuilder("taskset", "-a", "-p", "-c", String.valueOf(core), String.valueOf(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static boolean canPin() {
        return Files.isExecutable(Path.of("/usr/bin/taskset")) && CORES > 1;
    }

    /** The program of the Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs these arguments as {@code ./rialto serve} runs the server: with the same flags for what is native in it. */
    public static List<String> asServed(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(java(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        return command;
    }

    Duration startTime() {
        return start;
    }

    /** Processor time so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Processor time so far of the threads that compile; zero where the system does not tell it by thread. */
    Duration compilerCpu() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return Duration.ofNanos(threads.mapToLong(Server::compilerNanos).sum());
        } catch (IOException noSuchSystem) {
            return Duration.ZERO;
        }
    }

    private static long compilerNanos(Path thread) {
        try {
            // Linux cuts "C2 CompilerThread0" after 15 characters.
            return Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre.*\\s*")
                    ? Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", 2)[0])
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean healthy(int port) {
        try (Connection connection = new Connection(port)) {
            return connection.get("/health", "").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
