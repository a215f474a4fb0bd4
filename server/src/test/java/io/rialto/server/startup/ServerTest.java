package io.rialto.server.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Passwords;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whole servers, started and stopped. */
@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class ServerTest {

    private static final String PUBLIC_URL = "http://127.0.0.1:8080";
    private static final Path CONTRACT = Path.of("src/test/resources/configuration/contract.yaml");

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private Path file;

    ServerTest(TestDatabase database) {
        environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("RIALTO_PUBLIC_URL", PUBLIC_URL);
        if (database == TestDatabase.POSTGRESQL) {
            environment.put("RIALTO_DATABASE_URL", TestDatabase.freshPostgreSqlUrl());
        }
    }

    @BeforeEach
    void writeTheFile() throws IOException {
        file = folder.resolve("rialto.yaml");
        Files.copy(CONTRACT, file);
        environment.put("RIALTO_CONFIG", file.toString());
    }

    @Test
    void aRestartKeepsIssuerKeyAndPseudonyms() throws IOException {
        Remembered before;
        try (RunningServer server = start()) {
            before = Remembered.of(server);
        }

        try (RunningServer server = start()) {
            assertThat(Remembered.of(server)).isEqualTo(before);
        }
        assertThat(before.site().issuer()).isEqualTo(PUBLIC_URL + "/s/main");
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anotherPublicAddressHasItsOwnKeyAndTheSamePseudonyms() {
        Remembered production;
        try (RunningServer server = start()) {
            production = Remembered.of(server);
        }
        environment.put("RIALTO_PUBLIC_URL", "http://127.0.0.1:8081");

        try (RunningServer server = start()) {
            Remembered staging = Remembered.of(server);
            assertThat(staging.certificate().getPublicKey())
                    .isNotEqualTo(production.certificate().getPublicKey());
            assertThat(staging.pseudonym()).isEqualTo(production.pseudonym());
        }
    }

    @Test
    void aSavedFileWorksSoonAndABrokenOneChangesNothing(CapturedOutput output) throws IOException {
        try (RunningServer server = start()) {
            Site site = server.bean(Sites.class).bySlug("main").orElseThrow();
            ExternalServices services = server.bean(ExternalServices.class);
            String good = Files.readString(file);

            Files.writeString(file, good.replace("name: Rewards", "name: Better rewards"));
            waitUntil(() ->
                    services.bySlug(site.id(), "rewards").orElseThrow().name().equals("Better rewards"));
            Files.writeString(file, good.replace("name: Rewards", "naem: Broken"));
            waitUntil(() -> output.getAll().contains("services[0].naem: is not known here; did you mean \"name\"?"));
            assertThat(services.bySlug(site.id(), "rewards").orElseThrow().name())
                    .isEqualTo("Better rewards");
            Files.writeString(file, good.replace("slug: rewards", "slug: prizes"));
            waitUntil(() -> services.bySlug(site.id(), "prizes").isPresent());

            assertThat(services.bySlug(site.id(), "rewards").orElseThrow().availability())
                    .isEqualTo(ExternalService.Availability.INACTIVE);
            assertThat(services.bySlug(site.id(), "rewards").orElseThrow().name())
                    .isEqualTo("Better rewards");
        }
    }

    @Test
    void thePeopleAndProgramsOfTheFileGetInAndNobodyElse() throws IOException {
        String file = Files.readString(this.file);
        EmailAddress olga = new EmailAddress("owner@acme.test");
        try (RunningServer server = start()) {
            var token = server.post(
                    "/oauth/token",
                    "application/json",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"ci\",\"client_secret\":\"…\"}");

            assertThat(server.bean(Passwords.class).verify(olga, "…")).isInstanceOf(Passwords.Verdict.Right.class);
            assertThat(token.statusCode()).isEqualTo(200);
            assertThat(server.get("/.well-known/jwks.json").body()).contains("\"alg\":\"RS512\"");
            Files.writeString(this.file, file.replaceAll(" +(users|api_credentials):\n.*\n", ""));
            waitUntil(() -> server.post(
                                    "/oauth/token",
                                    "application/json",
                                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"ci\",\"client_secret\":\"…\"}")
                            .statusCode()
                    == 401);
        }
    }

    @Test
    void theFilesIdentityProvidersAreMadeOnceAndDisabledWhenGone() throws IOException {
        String without = Files.readString(file);
        String with = without.replaceAll("identity_providers: \\[].*", """
                identity_providers:
                      - name: Acme
                        client_id: rialto
                        client_secret: hunter2hunter2
                        issuer: https://login.acme.example/
                        domains: acme.example,acme.example.com
                        token_url: https://93.184.215.14/token
                        authorize_url: https://login.acme.example/authorize
                        jwks_url: https://93.184.215.14/jwks
                        metadata: { team: identity, size: 3 }
                """);
        Files.writeString(file, with);
        try (RunningServer server = start()) {
            IdentityProviderStore providers = server.bean(IdentityProviderStore.class);
            IdentityProvider made = providers.byName("acme").orElseThrow();
            Files.writeString(file, with + "\n");
            assertThat(made.domains()).hasSize(2);
            assertThat(made.notes().metadata()).isEqualTo("{\"team\":\"identity\",\"size\":3}");
            assertThat(made.disabledAt()).isNull();

            Files.writeString(file, without);
            waitUntil(() -> providers.byName("acme").orElseThrow().disabledAt() != null);
            assertThat(providers.byName("acme").orElseThrow().txtRecord()).isEqualTo(made.txtRecord());
        }
        Files.writeString(file, with.replace("https://login.acme.example/\n", "http://login.acme.example/\n"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("organizations[0].identity_providers[0].issuer: ");
    }

    @Test
    void aBrokenFileStopsTheStartWithEveryError() throws IOException {
        Files.writeString(
                file,
                Files.readString(file).replace("slug: main", "slug: Main").replace("kind: magento2", "kind: other"));

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("organizations[0].sites[0].slug:")
                .hasMessageContaining("organizations[0].sites[0].store.kind:");
    }

    @Test
    void anotherSecretKeyIsRefused() {
        start().close();
        environment.put("RIALTO_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class)
                .hasStackTraceContaining("RIALTO_SECRET_KEY is not the key that this database was sealed with");
    }

    @Test
    void theOperatorSeesHealthNumbersAndUsage() {
        environment.put("RIALTO_OPERATOR_TOKEN", "a-token-of-good-length");
        try (RunningServer server = start()) {
            var health = server.get("/health");
            var usage = server.get("/usage", "Authorization", "Bearer a-token-of-good-length");
            var metrics = server.get("/metrics", "Authorization", "Bearer a-token-of-good-length");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(usage.body()).contains("\"slug\":\"acme\"", "\"active_sites\":1");
            assertThat(metrics.body())
                    .contains("rialto_sites{active=\"true\"} 1.0", "rialto_sites{active=\"false\"} 0.0");
            assertThat(server.get("/usage").statusCode()).isEqualTo(401);
            assertThat(server.get("/metrics", "Authorization", "Bearer a-token-of-good-lengtH")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutATokenTheOperatorsAddressesDoNotExist() {
        try (RunningServer server = start()) {
            assertThat(server.get("/usage").statusCode()).isEqualTo(404);
            assertThat(server.get("/metrics", "Authorization", "Bearer ").statusCode())
                    .isEqualTo(404);
        }
    }

    private RunningServer start() {
        return RunningServer.start(folder.resolve("data"), environment);
    }

    private static void waitUntil(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private record Remembered(Site site, X509Certificate certificate, String pseudonym) {

        static Remembered of(RunningServer server) {
            Site site = server.bean(Sites.class).bySlug("main").orElseThrow();
            return new Remembered(
                    site,
                    server.bean(SigningKeys.class).current(site.id()).certificate(),
                    server.bean(Pseudonyms.class).of(site.id(), "subject", "rewards", "42"));
        }
    }
}
