package io.rialto.journeys;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged server in a process, a folder and on a port of its own. */
final class RunningRialto implements AutoCloseable {

    static final String OPERATOR_TOKEN = "operator-token-of-the-journeys-0123456789";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path folder;
    private final int port;
    private final String databaseUrl;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Configuration configuration;
    private Process process;

    private RunningRialto(Path folder, int port, String databaseUrl, Configuration configuration) {
        this.folder = folder;
        this.port = port;
        this.databaseUrl = databaseUrl;
        this.configuration = configuration;
    }

    static RunningRialto aRunningRialto(Configuration configuration) {
        return aRunningRialto(Database.H2, configuration);
    }

    static RunningRialto aRunningRialto(Database database, Configuration configuration) {
        RunningRialto rialto = prepared(database, configuration);
        rialto.start();
        return rialto;
    }

    /** Everything but the process. */
    static RunningRialto prepared(Database database, Configuration configuration) {
        Path folder = Path.of("target", "journeys", ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet())
                .toAbsolutePath();
        RunningRialto rialto = new RunningRialto(folder, Ports.free(), database.newUrl(), configuration);
        rialto.configure(configuration.yaml());
        rialto.environment.put("RIALTO_PORT", String.valueOf(rialto.port));
        rialto.environment.put("RIALTO_PUBLIC_URL", rialto.url());
        rialto.environment.put("RIALTO_DATA_DIR", folder.resolve("data").toString());
        rialto.environment.put("RIALTO_DATABASE_URL", rialto.databaseUrl);
        rialto.environment.put("RIALTO_CONFIG", folder.resolve("rialto.yaml").toString());
        rialto.environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        rialto.environment.put("RIALTO_OPERATOR_TOKEN", OPERATOR_TOKEN);
        return rialto;
    }

    /** A second node beside this one, not started: the same database, configuration and public address. */
    RunningRialto anotherNode() {
        RunningRialto node = new RunningRialto(
                folder.resolveSibling(folder.getFileName() + "-2"), Ports.free(), databaseUrl, configuration);
        node.environment.putAll(environment);
        node.environment.put("RIALTO_PORT", String.valueOf(node.port));
        node.environment.put("RIALTO_DATA_DIR", node.folder.resolve("data").toString());
        return node;
    }

    RunningRialto with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    void start() {
        process = launch();
        await("ready")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(this::isReady);
    }

    /** Starts it where it is expected to stop by itself, and answers its exit code. */
    int runToItsEnd(String... arguments) {
        process = launch(arguments);
        try {
            if (!process.waitFor(60, SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not stop by itself: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(String... arguments) {
        List<String> command = new ArrayList<>(Programs.java());
        command.add("-Djava.io.tmpdir=" + made(folder.resolve("tmp")));
        command.addAll(UnpackedServer.arguments());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(made(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("RIALTO_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("it stopped with exit code " + process.exitValue() + ": " + log());
        }
        if (environment.containsKey("RIALTO_TLS_CERTIFICATE")) {
            // Our visitor trusts no certificate of a test.
            return logFile().exists() && log().contains("event=ready");
        }
        try {
            return new Visitor().get(URI.create(url() + "/health")).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** {@code kill -9}: nothing is finished, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As an operator stops it: what is begun is finished. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitEnd() {
        await("the end").atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    /** The file is written while the server runs. */
    void configure(Configuration changed) {
        configuration = changed;
        configure(changed.yaml());
    }

    void configure(String yaml) {
        try {
            Path fresh = Files.writeString(made(folder).resolve("rialto.yaml.new"), yaml);
            Files.move(
                    fresh,
                    folder.resolve("rialto.yaml"),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Shop shop(String site) {
        return configuration.sites().stream()
                .filter(candidate -> site.equals(candidate.members().get("slug")))
                .findAny()
                .orElseThrow()
                .shop(url());
    }

    Path folder() {
        return folder;
    }

    File logFile() {
        return folder.resolve("server.log").toFile();
    }

    String log() {
        try {
            return Files.readString(logFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database itself; an embedded one only while the server is down. */
    Connection database() throws SQLException {
        return databaseUrl.isEmpty()
                ? DriverManager.getConnection(
                        "jdbc:h2:file:" + h2File() + ";IFEXISTS=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "rialto",
                        "")
                : DriverManager.getConnection(databaseUrl);
    }

    private String h2File() {
        try (var files = Files.walk(folder.resolve("data"))) {
            String file = files.map(Path::toString)
                    .filter(path -> path.endsWith(".mv.db"))
                    .findAny()
                    .orElseThrow();
            return file.substring(0, file.length() - ".mv.db".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
