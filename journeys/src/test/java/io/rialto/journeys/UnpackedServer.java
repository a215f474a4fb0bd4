package io.rialto.journeys;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged server, unpacked, with Java's cache of its classes (JEP 514): it starts in half the time, which the journeys do some
 * fifty times. Made once, when the first of them needs it.
 */
final class UnpackedServer {

    private static final UnpackedServer THE_ONE = made();

    private final Path jar;
    private final Path cache;

    private UnpackedServer(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    /** What follows Java and its options to run the server. */
    static List<String> arguments() {
        return List.of("-XX:AOTCache=" + THE_ONE.cache, "-jar", THE_ONE.jar.toString());
    }

    private static UnpackedServer made() {
        Path packaged = Programs.server();
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "unpacked-server-")
                    .toAbsolutePath();
            run(folder, "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", "app");
            Path jar = folder.resolve("app").resolve(packaged.getFileName());
            Path cache = folder.resolve("server.aot");
            // It starts as far as it can without serving anybody, and ends.
            run(folder, "-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", jar.toString());
            return new UnpackedServer(jar, cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Programs.java());
        command.addAll(List.of(arguments));
        Path said = folder.resolve("made.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("RIALTO_"));
        builder.environment().put("RIALTO_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("RIALTO_PORT", String.valueOf(Ports.free()));
        Process process = builder.start();
        try {
            if (!process.waitFor(3, MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("the server could not be unpacked: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
