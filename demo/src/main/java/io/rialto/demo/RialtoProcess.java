package io.rialto.demo;

import io.rialto.demo.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as a child of this process. It ends when this process does, however that happens. */
final class RialtoProcess implements AutoCloseable {

    /**
     * The shell waits for the server, and for the end of its own input, which comes even when this process is killed. Ctrl-C reaches
     * all of them at once; the shell leaves the server's end to us.
     */
    private static final String GUARD = """
            trap '' INT
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill "$server"; } 2>/dev/null &
            exec 3<&-
            wait "$server"
            """;

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int LAST_LINES = 15;

    private final Process process;
    private final Path log;

    private RialtoProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the server with these variables and none of those that this process was given for one. */
    static RialtoProcess start(Path jar, Map<String, String> variables, Path log) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        GUARD,
                        "rialto",
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx384m",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RIALTO_"));
        builder.environment().putAll(variables);
        return new RialtoProcess(builder.start(), log);
    }

    /** Waits until the server says that it is up. */
    void awaitUp(int port, Terminal terminal) throws Stopped, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(Configuration.address(port) + "/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long began = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int told = -1;
            while (!isUp(http, health)) {
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                if (waited.compareTo(LONGEST_START) > 0) {
                    throw new Stopped(
                            "Rialto did not get ready within " + LONGEST_START.toMinutes() + " minutes; see " + log);
                }
                if (told != (int) waited.toSeconds()) {
                    told = (int) waited.toSeconds();
                    terminal.progress("Starting Rialto", told);
                }
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new Stopped("Rialto ended while it started; the last it said (all of it in " + log + "):\n"
                            + lastLines());
                }
            }
        }
    }

    /** Returns when the server ended by itself. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.descendants().forEach(ProcessHandle::destroy);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isUp(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }
}
