package io.rialto.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak as it is downloaded, with one realm, one client and one person. */
final class RunningKeycloak implements AutoCloseable {

    static final String PASSWORD = "Jane's own password";

    private static final Path TARGET = Path.of("target", "keycloak").toAbsolutePath();
    /** Another than Rialto's: cookies are shared by the ports of one. */
    private static final String HOST = "127.0.0.3";

    private final Process process;
    private final String url;

    private RunningKeycloak(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static RunningKeycloak start(String clientId, String clientSecret, String redirectUri, String person)
            throws IOException {
        Path home = home();
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.writeString(
                realms.resolve("staff-realm.json"),
                new JsonMapper().writeValueAsString(realm(clientId, clientSecret, redirectUri, person)));
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--http-host=" + HOST,
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        RunningKeycloak keycloak = new RunningKeycloak(builder.start(), "http://" + HOST + ":" + port);
        await("keycloak")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(keycloak::isUp);
        return keycloak;
    }

    private static Path home() throws IOException {
        try (var folders = Files.list(TARGET)) {
            return folders.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no Keycloak: run ./rialto test --interop"));
        }
    }

    private static Map<String, Object> realm(String clientId, String clientSecret, String redirectUri, String person) {
        Map<String, Object> client = Map.of(
                "clientId",
                clientId,
                "secret",
                clientSecret,
                "redirectUris",
                List.of(redirectUri),
                "publicClient",
                false,
                "standardFlowEnabled",
                true,
                "attributes",
                Map.of("pkce.code.challenge.method", "S256"));
        Map<String, Object> jane = Map.of(
                "username",
                "jane",
                "enabled",
                true,
                "email",
                person,
                "emailVerified",
                true,
                "firstName",
                "Jane",
                "lastName",
                "Doe",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        return Map.of("realm", "staff", "enabled", true, "clients", List.of(client), "users", List.of(jane));
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended; see " + TARGET.resolve("keycloak.log"));
        }
        try {
            return new Visitor()
                            .get(URI.create(issuer() + "/.well-known/openid-configuration"))
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    String issuer() {
        return url + "/realms/staff";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
