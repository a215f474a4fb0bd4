package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.jsonapi.KnownCallers;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/discoveries}, with a provider that counts who asks. */
class DiscoveriesTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static HttpServer provider;
    private static String issuer;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        byte[] document = """
                {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize","token_endpoint":"ISSUER/token","jwks_uri":"ISSUER/keys"}
                """.replace("ISSUER", issuer).getBytes(StandardCharsets.UTF_8);
        provider.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        provider.start();
        server = RunningServer.start(
                folder,
                Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true", "RIALTO_TRUSTED_PROXIES", "127.0.0.1"),
                KnownCallers.Beans.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.stop(0);
    }

    @BeforeEach
    void forget() {
        ASKED.set(0);
    }

    @Test
    void anEnterpriseOwnerGetsTheAddressesAndNothingIsKept() {
        ApiClient owner = as(Plan.ENTERPRISE, Role.OWNER);

        Reply found = owner.post("discoveries", discovery()).is(201);

        assertThat(found.text("/data/attributes/token_url")).isEqualTo(issuer + "/token");
        assertThat(found.header("Location")).isEmpty();
        assertThat(found.at("/data/links").isMissingNode()).isTrue();
        owner.get("discoveries/" + found.text("/data/id")).isRefused(404, "RECORD_NOT_FOUND");
        assertThat(server.get("/api/openapi.json").body())
                .contains("\"/discoveries\"")
                .doesNotContain("\"/discoveries/{id}\"");
    }

    @ParameterizedTest
    @CsvSource({"ENTERPRISE, ADMIN", "ENTERPRISE, SUPPORT", "ENTERPRISE, AUDITOR", "STANDARD, OWNER", "STANDARD, ADMIN"
    })
    void nobodyElseHasRialtoCallAnybody(Plan plan, Role role) {
        Reply refused = as(plan, role).post("discoveries", discovery()).isRefused(403, "UNAUTHORIZED");

        assertThat(refused.text("/errors/0/title")).isEqualTo("Access denied");
        assertThat(refused.text("/errors/0/detail")).contains("owner of an enterprise organization");
        assertThat(ASKED).hasValue(0);
    }

    private static ApiClient as(Plan plan, Role role) {
        String token = plan + "-" + role;
        server.bean(KnownCallers.class)
                .give(token, new Caller(new UserId("JaneJaneJa"), new OrganizationId(UUID.randomUUID()), plan, role));
        return new ApiClient(server, token);
    }

    private static String discovery() {
        return """
                {"data":{"type":"discoveries","attributes":{"issuer":"%s"},"relationships":{}}}
                """.formatted(issuer);
    }
}
