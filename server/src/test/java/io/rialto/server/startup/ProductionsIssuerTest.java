package io.rialto.server.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services trust as production never becomes a test: not by a forgotten variable, not by a copied database. */
class ProductionsIssuerTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheFile() throws IOException {
        Path file = folder.resolve("rialto.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("src/test/resources/configuration/contract.yaml"))
                        .replace("environment: production", "environment: ${STAGE}"));
        environment.put("RIALTO_CONFIG", file.toString());
        environment.put("RIALTO_ADDRESS", "127.0.0.1");
        environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("RIALTO_PUBLIC_URL", "https://id.acme.test");
    }

    @Test
    void aTestUnderItIsRefusedAndUnderAnotherAddressIsNot() {
        startAs("production");

        assertThatThrownBy(() -> startAs("staging"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(
                        "organizations[0].sites[0].environment: must stay production under this RIALTO_PUBLIC_URL");
        assertThat(startAs("production")).isEqualTo(Environment.PRODUCTION);
        environment.put("RIALTO_PUBLIC_URL", "https://id.staging.acme.test");
        assertThat(startAs("staging")).isEqualTo(Environment.STAGING);
    }

    @Test
    void aTestMayBecomeProduction() {
        startAs("staging");

        assertThat(startAs("production")).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void onThisMachineOneMayTryEverything() {
        environment.put("RIALTO_PUBLIC_URL", "http://127.0.0.1:8080");
        startAs("production");

        assertThat(startAs("development")).isEqualTo(Environment.DEVELOPMENT);
    }

    private Environment startAs(String stage) {
        environment.put("STAGE", stage);
        try (RunningServer server = RunningServer.start(folder.resolve("data"), environment)) {
            return server.bean(Sites.class).bySlug("main").orElseThrow().environment();
        }
    }
}
