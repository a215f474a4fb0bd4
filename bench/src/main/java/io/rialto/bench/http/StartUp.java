package io.rialto.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process to {@code /health} up on an existing database: as a jar, unpacked, and with an AOT cache. */
record StartUp(Path jar, Path folder, int port, Map<String, String> environment) {

    private static final int ROUNDS = 3;

    void measure() throws IOException, InterruptedException {
        Path unpacked = folder.resolve("app");
        run(List.of(
                Server.java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unpacked.toString()));
        String application = unpacked.resolve(jar.getFileName()).toString();
        String cache = folder.resolve("rialto.aot").toString();
        start(Server.asServed("-XX:AOTCacheOutput=" + cache, "-jar", application), 0)
                .close();

        System.out.printf("%n## Start to `/health`, on an existing database%n%n");
        System.out.println("Both cores. Medians of " + ROUNDS + " starts.");
        System.out.println();
        System.out.println("| started as | seconds | resident MB |");
        System.out.println("|---|---|---|");
        row("jar", Server.asServed("-jar", jar.toString()));
        row("unpacked", Server.asServed("-jar", application));
        if (Files.exists(Path.of(cache))) {
            row("unpacked, AOT cache", Server.asServed("-XX:AOTCache=" + cache, "-jar", application));
        }
    }

    private record Started(double seconds, double megabytes) {}

    private void row(String name, List<String> command) throws IOException, InterruptedException {
        List<Started> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            try (Server server = start(command, i)) {
                rounds.add(new Started(server.startTime().toMillis() / 1e3, server.residentMegabytes()));
            }
        }
        System.out.printf(
                "| %s | %.1f | %.0f |%n",
                name, Median.of(rounds, Started::seconds), Median.of(rounds, Started::megabytes));
    }

    private Server start(List<String> command, int round) throws IOException, InterruptedException {
        return Server.start(Server.unpinned(command), environment, folder.resolve("start-" + round + ".log"), port);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("unpack.log").toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("could not unpack the server: " + Files.readString(folder.resolve("unpack.log")));
        }
    }
}
