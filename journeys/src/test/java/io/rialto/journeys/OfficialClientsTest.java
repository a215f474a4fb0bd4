package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clients that Commerce Layer publishes, unmodified: {@code @commercelayer/provisioning-sdk} and {@code @commercelayer/js-auth}.
 * Only their domain is set; they speak TLS to the two hosts that they make of it.
 */
@ParameterizedClass
@EnumSource
class OfficialClientsTest {

    private static final Path PROGRAM = Path.of("src", "test", "node");
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    @TempDir
    private Path folder;

    OfficialClientsTest(Database database) {
        this.database = database;
    }

    @Test
    void theyDoEverythingWithNothingChangedButTheDomain() throws Exception {
        installed();
        ServerCertificate tls = ServerCertificate.of(folder, "auth.cl.test", "provisioning.cl.test");
        RunningRialto rialto = RunningRialto.prepared(database, Configuration.of());
        String domain = "cl.test:" + rialto.port();
        rialto.configure(configuration());
        rialto.with("RIALTO_ADDRESS", "127.0.0.1")
                .with("RIALTO_PUBLIC_URL", "https://provisioning." + domain)
                .with("RIALTO_AUTH_URL", "https://auth." + domain)
                .with("RIALTO_TLS_CERTIFICATE", tls.certificate().toString())
                .with("RIALTO_TLS_KEY", tls.key().toString())
                .with("RIALTO_DNS_SERVERS", "127.0.0.1:" + Ports.free())
                .start();
        try (rialto) {
            JsonNode report = report(domain, tls);

            assertThat(report.size()).isGreaterThan(20);
            assertThat(report.properties())
                    .allSatisfy(step -> assertThat(step.getValue().asString())
                            .as(step.getKey())
                            .isEqualTo("ok"));
        }
    }

    private JsonNode report(String domain, ServerCertificate tls) throws IOException, InterruptedException {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("domain", domain);
        input.put("email", "owner@acme.test");
        for (String client : List.of("owner", "auditor", "standard", "revoking")) {
            input.put(client, Map.of("clientId", client, "clientSecret", secret(client)));
        }
        return JSON.readTree(Outcome.of(
                        folder,
                        Map.of("NODE_EXTRA_CA_CERTS", tls.certificate().toString()),
                        JSON.writeValueAsString(input),
                        "node",
                        "clients.mjs")
                .good());
    }

    private void installed() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "clients.mjs")) {
            Files.copy(PROGRAM.resolve(file), folder.resolve(file));
        }
        Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .good();
    }

    private static String configuration() {
        Map<String, Object> acme = organization("acme", "enterprise");
        acme.put("users", List.of(user("owner@acme.test", "owner"), user("auditor@acme.test", "auditor")));
        acme.put(
                "api_credentials",
                List.of(
                        credential("owner", "owner@acme.test"),
                        credential("auditor", "auditor@acme.test"),
                        credential("revoking", "owner@acme.test")));
        Map<String, Object> small = organization("small", "standard");
        small.put("users", List.of(user("owner@small.test", "owner")));
        small.put("api_credentials", List.of(credential("standard", "owner@small.test")));
        return JSON.writeValueAsString(Map.of("organizations", List.of(acme, small)));
    }

    private static Map<String, Object> organization(String slug, String plan) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("slug", slug);
        organization.put("name", slug);
        organization.put("plan", plan);
        return organization;
    }

    private static Map<String, Object> user(String email, String role) {
        return Map.of(
                "email",
                email,
                "first_name",
                "Jane",
                "last_name",
                "Doe",
                "role",
                role,
                "password",
                "a long phrase of " + email);
    }

    private static Map<String, Object> credential(String client, String user) {
        return Map.of("name", client, "client_id", client, "client_secret", secret(client), "user", user);
    }

    private static String secret(String client) {
        return "a-secret-of-" + client + "-0123456789abcdef";
    }
}
