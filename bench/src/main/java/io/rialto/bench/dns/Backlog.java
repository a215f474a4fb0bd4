package io.rialto.bench.dns;

import io.rialto.bench.http.Percentiles;
import io.rialto.bench.http.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ten thousand pending providers are due at once; while they are worked off, a new one is made every second. Prints how long it takes,
 * and how long after its commit a new one is looked at, as Markdown. Argument: the server's jar; without one the jar built here.
 */
public final class Backlog {

    private static final int PENDING = 10_000;
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(5);
    private static final Duration BETWEEN_NEW_ONES = Duration.ofSeconds(1);

    private Backlog() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = arguments.length > 0 ? Path.of(arguments[0]).toAbsolutePath() : builtJar();
        Path folder = Files.createTempDirectory("rialto-bench");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                NoData resolver = new NoData(ANSWERED_AFTER)) {
            Map<String, String> environment = Map.of(
                    "RIALTO_DATA_DIR", folder.toString(),
                    "RIALTO_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "RIALTO_DNS_SERVERS", resolver.setting());
            start(jar, folder, environment).close();
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                Providers providers = new Providers(connection);
                providers.backlog(PENDING);
                try (Server _ = start(jar, folder, environment)) {
                    measure(providers, resolver);
                }
            }
        }
    }

    private static Server start(Path jar, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.put("RIALTO_PORT", String.valueOf(port));
        return Server.start(
                Server.asServed("-jar", jar.toString()), all, folder.resolve("server-" + port + ".log"), port);
    }

    private static void measure(Providers providers, NoData resolver) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        List<Long> waits = new ArrayList<>();
        // Somebody is always waiting, and the last ones are made when the backlog is nearly gone.
        do {
            String domain = providers.one();
            long made = System.nanoTime();
            while (resolver.firstAsked(domain).isEmpty()) {
                Thread.sleep(1);
            }
            waits.add(Math.max(0, resolver.firstAsked(domain).getAsLong() - made));
            Thread.sleep(Math.max(0, BETWEEN_NEW_ONES.toMillis() - (System.nanoTime() - made) / 1_000_000));
        } while (providers.unchecked() > 0);
        print((System.nanoTime() - begin) / 1e9, waits, resolver.queries());
    }

    private static void print(double seconds, List<Long> waits, long queries) {
        Percentiles times = new Percentiles(waits.stream().mapToLong(Long::longValue));
        System.out.printf("%n## Proof of domains: a backlog of %,d%n%n", PENDING);
        System.out.println(
                "PostgreSQL, one node, one resolver that answers after " + ANSWERED_AFTER.toMillis() + " ms.");
        System.out.println();
        System.out.println(
                "| worked off in s | checks /s | queries | new ones | first query after p50 ms | p99 ms | longest ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        System.out.printf(
                "| %.0f | %.0f | %,d | %d | %.0f | %.0f | %.0f |%n",
                seconds,
                PENDING / seconds,
                queries,
                times.count(),
                times.millis(50),
                times.millis(99),
                times.millis(100));
    }

    private static Path builtJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("server/target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("build the server first"))
                    .toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
