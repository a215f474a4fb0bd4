package io.rialto.bench.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Measures whole launches on H2 and PostgreSQL, start-up and memory, and prints it all as Markdown. Argument: the server's jar;
 * without one the jar that was built here. */
public final class Launches {

    private static final int ROUNDS = 9;
    private static final int SERVER_CORE = 0;
    private static final int GENERATOR_CORE = 1;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration MORE_WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(6);
    /** Of a core: below it the compiler counts as done. */
    private static final double QUIET = 0.03;

    private static final Duration ROUND = Duration.ofSeconds(8);

    private final Path jar;
    private final Path folder;
    private final int port;
    private final Shop shop;
    private final List<Calm> calm = new ArrayList<>();

    private Launches(Path jar) throws IOException {
        this.jar = jar;
        this.folder = Files.createTempDirectory("rialto-bench");
        this.port = freePort();
        this.shop = new Shop("http://127.0.0.1:" + port + "/s/main");
    }

    public static void main(String[] arguments) throws Exception {
        Server.pinMyself(GENERATOR_CORE);
        Launches launches =
                new Launches(arguments.length > 0 ? Path.of(arguments[0]).toAbsolutePath() : builtJar());
        launches.header();
        launches.measure("H2", "", 60);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            launches.measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), 45);
        }
        launches.printCalm();
        new StartUp(launches.jar, launches.folder, launches.port, launches.environment("", "start")).measure();
    }

    private void header() {
        System.out.printf("%n## Whole launches over HTTP%n%n");
        System.out.println(
                "`launch/complete` with fresh tickets, 32 keep-alive connections. The server has core 0, so has the raw signing it is");
        System.out.println("compared with (RSA-2048, in turns); generator and database have the other core. Medians of "
                + ROUNDS + " rounds.");
        System.out.println();
        System.out.println(
                "| database | raw signing /s | launches /s | share | target | p50 ms | p99 ms | p99 / p50 | refused | server CPU | of it compiler | generator CPU | machine CPU | idle MB | loaded MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    /** One customer after the other, as on a server that is not busy. */
    private record Calm(String database, Percentiles times) {}

    private void printCalm() {
        System.out.printf("%n## One launch at a time%n%n");
        System.out.println("From the ticket's arrival to the last byte of the page, one keep-alive connection.");
        System.out.println();
        System.out.println("| database | launches | p50 ms | p95 ms | p99 ms |");
        System.out.println("|---|---|---|---|---|");
        for (Calm one : calm) {
            System.out.printf(
                    "| %s | %d | %.1f | %.1f | %.1f |%n",
                    one.database(),
                    one.times().count(),
                    one.times().millis(50),
                    one.times().millis(95),
                    one.times().millis(99));
        }
    }

    private record Round(double raw, Load.Outcome outcome, double serverCpu, double compilerCpu, double machineCpu) {

        double share() {
            return 100 * outcome.perSecond() / raw;
        }
    }

    private void measure(String database, String url, int target)
            throws IOException, InterruptedException, ExecutionException {
        Path log = folder.resolve(database + ".log");
        List<String> command = Server.unpinned(Server.asServed("-jar", jar.toString()));
        try (Server server = Server.start(command, environment(url, database), log, port)) {
            Load load = new Load(port, shop, 32);
            long idle = server.residentMegabytes();
            warmUp(server, load);
            server.pin(SERVER_CORE);
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(server, load));
            }
            print(database, target, rounds, idle, server.residentMegabytes());
            calm.add(new Calm(database, new Load(port, shop, 1).run(ROUND).times()));
        }
    }

    /**
     * Until the compiler has its work behind it, for which it may have all cores: what is compared is a server that has run for a
     * while, as servers do, with a signature that has nothing to compile.
     */
    private static void warmUp(Server server, Load load) throws IOException, InterruptedException, ExecutionException {
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        load.run(WARM_UP);
        double compiling;
        do {
            long before = server.compilerCpu().toNanos();
            long begin = System.nanoTime();
            load.run(MORE_WARM_UP);
            compiling = (server.compilerCpu().toNanos() - before) / (double) (System.nanoTime() - begin);
        } while (compiling > QUIET && System.nanoTime() < end);
    }

    private Round round(Server server, Load load) throws IOException, InterruptedException, ExecutionException {
        double raw = rawSigning();
        long cpu = server.cpu().toNanos();
        long compiler = server.compilerCpu().toNanos();
        long machine = Machine.busy().toNanos();
        long begin = System.nanoTime();
        Load.Outcome outcome = load.run(ROUND);
        double nanos = System.nanoTime() - begin;
        return new Round(
                raw,
                outcome,
                (server.cpu().toNanos() - cpu) / nanos,
                (server.compilerCpu().toNanos() - compiler) / nanos,
                (Machine.busy().toNanos() - machine) / nanos);
    }

    private double rawSigning() throws IOException, InterruptedException {
        List<String> command =
                List.of(Server.java(), "-cp", System.getProperty("java.class.path"), RawSigning.class.getName(), "3");
        Process process = new ProcessBuilder(Server.pinned(SERVER_CORE, command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return Double.parseDouble(printed.substring(printed.indexOf(' ')).trim());
    }

    private static void print(String database, int target, List<Round> rounds, long idle, long loaded) {
        System.out.printf(
                "| %s | %.0f | %.0f | **%.0f %%** | %d %% | %.1f | %.1f | %.1f | %d | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %d | %d |%n",
                database,
                Median.of(rounds, Round::raw),
                Median.of(rounds, r -> r.outcome().perSecond()),
                Median.of(rounds, Round::share),
                target,
                Median.of(rounds, r -> r.outcome().times().millis(50)),
                Median.of(rounds, r -> r.outcome().times().millis(99)),
                Median.of(
                        rounds,
                        r -> r.outcome().times().millis(99)
                                / r.outcome().times().millis(50)),
                rounds.stream().mapToLong(r -> r.outcome().refused()).sum(),
                100 * Median.of(rounds, Round::serverCpu),
                100 * Median.of(rounds, Round::compilerCpu),
                100 * Median.of(rounds, r -> r.outcome().generatorCpu()),
                100 * Median.of(rounds, Round::machineCpu),
                idle,
                loaded);
    }

    private Map<String, String> environment(String databaseUrl, String name) throws IOException {
        Path config = Files.writeString(
                folder.resolve(name + ".yaml"), """
                organizations:
                  - slug: acme
                    name: Acme
                    plan: standard
                    sites:
                      - slug: main
                        name: Main website
                        environment: development
                        store: { kind: magento2, base_url: "%s", launch_url: "%srialto/launch", ticket_key: "%s" }
                        services:
                          - slug: rewards
                            name: Rewards
                            protocol: saml
                            saml: { entity_id: "https://rewards.test/saml", acs: "https://rewards.test/saml/acs", name_id: persistent, sign: assertion }
                            attributes:
                              email: customer.email
                              displayName: customer.first_name + ' ' + customer.last_name
                              segments: customer.segments
                              company: customer.company.name
                              tier: customer.attributes.loyalty_tier
                            allow: "'loyalty' in customer.segments"
                """.formatted(Shop.BASE_URL, Shop.BASE_URL, shop.ticketKey()));
        return Map.of(
                "RIALTO_PORT",
                String.valueOf(port),
                "RIALTO_DATA_DIR",
                folder.resolve("data-" + name).toString(),
                "RIALTO_DATABASE_URL",
                databaseUrl,
                "RIALTO_PUBLIC_URL",
                "http://127.0.0.1:" + port,
                "RIALTO_ALLOW_PRIVATE_ADDRESSES",
                "true",
                "RIALTO_CONFIG",
                config.toString());
    }

    private static Path builtJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("server", "target"))) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("server/target holds no -app.jar; build the server first"))
                    .toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
