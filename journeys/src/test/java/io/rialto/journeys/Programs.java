package io.rialto.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs as they are shipped. */
final class Programs {

    private Programs() {}

    static Path server() {
        return jar("server");
    }

    static Path demo() {
        return jar("demo");
    }

    private static Path jar(String module) {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("rialto-" + module + "-.*-app\\.jar"))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("there is no packaged " + module + " in " + target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that runs Java as the launcher script does, but quicker to start and modest. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m");
    }
}
