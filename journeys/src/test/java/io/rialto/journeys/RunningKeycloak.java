package io.rialto.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Keycloak as it is downloaded, empty; what a test needs in it is made by its own API, as its administrators do. One is enough for all. */
final class RunningKeycloak {

    private static final Path TARGET = Path.of("target", "keycloak").toAbsolutePath();
    /** Another than Rialto's: cookies are shared by the ports of one. */
    private static final String HOST = "127.0.0.3";

    private static final String ADMIN = "admin";
    private static final RunningKeycloak THE_ONE = start();

    private final Process process;
    private final String url;

    private RunningKeycloak(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static RunningKeycloak theOne() {
        return THE_ONE;
    }

    private static RunningKeycloak start() {
        try {
            Path home = home();
            empty(home.resolve("data"));
            int port = Ports.free();
            ProcessBuilder builder = new ProcessBuilder(
                            "sh",
                            home.resolve("bin").resolve("kc.sh").toString(),
                            "start-dev",
                            "--http-host=" + HOST,
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(TARGET.resolve("keycloak.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            RunningKeycloak keycloak = new RunningKeycloak(builder.start(), "http://" + HOST + ":" + port);
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::end));
            await("keycloak")
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(keycloak::isUp);
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws IOException {
        try (var folders = Files.list(TARGET)) {
            return folders.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no Keycloak: run ./rialto test --interop"));
        }
    }

    /** What a run before this one left. */
    private static void empty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended; see " + TARGET.resolve("keycloak.log"));
        }
        try {
            return new Visitor()
                            .get(URI.create(issuer("master") + "/.well-known/openid-configuration"))
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    String issuer(String realm) {
        return url + "/realms/" + realm;
    }

    /** What its API says, below {@code /admin/realms}. */
    JsonNode read(String path) {
        return good(new Visitor().send("GET", admin(path), "", authorized())).json();
    }

    /** Makes something. Answers what the API says to it; often nothing. */
    Answer make(String path, Object body) {
        return good(new Visitor().send("POST", admin(path), Visitor.json(body), authorized()));
    }

    void change(String path, Object body) {
        good(new Visitor().send("PUT", admin(path), Visitor.json(body), authorized()));
    }

    private URI admin(String path) {
        return URI.create(url + "/admin/realms" + path);
    }

    // Its tokens live for a minute.
    private String[] authorized() {
        Map<String, String> login =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN);
        Answer answer =
                good(new Visitor().post(URI.create(issuer("master") + "/protocol/openid-connect/token"), login));
        return new String[] {
            "Authorization",
            "Bearer " + answer.json().path("access_token").asString(),
            "Content-Type",
            "application/json"
        };
    }

    private static Answer good(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("Keycloak says " + answer.status() + " to " + answer.uri() + ": " + answer.body());
        }
        return answer;
    }
}
