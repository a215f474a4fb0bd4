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

    /** The command line that runs Java as the launcher script does, but modest: the second compiler only for what is very hot, as RSA. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=20000",
                "-XX:Tier4CompileThreshold=100000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-XX:+UseSerialGC",
                "-Xmx400m");
    }
}
