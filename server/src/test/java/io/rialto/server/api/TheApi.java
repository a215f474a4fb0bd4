package io.rialto.server.api;

import static io.rialto.server.fixture.Fixtures.aTicket;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.link.Endings;
import io.rialto.server.organization.Role;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A running server with two organizations: Acme has a member of each role, Other an owner; each has a credential. */
final class TheApi implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = """
            organizations:
              - slug: acme
                name: Acme
                plan: enterprise
                users:
                  - { email: owner@acme.test, first_name: Olga, last_name: Owner, role: owner }
                  - { email: admin@acme.test, first_name: Adam, last_name: Admin, role: admin }
                  - { email: support@acme.test, first_name: Sara, last_name: Support, role: support }
                  - { email: auditor@acme.test, first_name: Aino, last_name: Auditor, role: auditor }
                api_credentials:
                  - { name: Owner, client_id: acme-owner, client_secret: secret-of-owner, user: owner@acme.test }
                  - { name: Admin, client_id: acme-admin, client_secret: secret-of-admin, user: admin@acme.test }
                  - { name: Support, client_id: acme-support, client_secret: secret-of-support, user: support@acme.test }
                  - { name: Auditor, client_id: acme-auditor, client_secret: secret-of-auditor, user: auditor@acme.test }
              - slug: other
                name: Other
                users: [{ email: owner@other.test, role: owner }]
                api_credentials:
                  - { name: Owner, client_id: other-owner, client_secret: secret-of-owner, user: owner@other.test }
            """;

    private final RunningServer server;

    private TheApi(RunningServer server) {
        this.server = server;
    }

    static TheApi start(Path folder, TestDatabase database) {
        return start(folder, database, "");
    }

    /** @param sites more of Acme's part of the file */
    static TheApi start(Path folder, TestDatabase database, String sites) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(
                    folder.resolve("rialto.yaml"), FILE.replace("  - slug: other\n", sites + "  - slug: other\n"));
            Map<String, String> environment = new HashMap<>();
            environment.put("RIALTO_CONFIG", file.toString());
            environment.put("RIALTO_TRUSTED_PROXIES", "127.0.0.1");
            if (!sites.isEmpty()) {
                environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
            }
            if (database == TestDatabase.POSTGRESQL) {
                environment.put("RIALTO_DATABASE_URL", TestDatabase.freshPostgreSqlUrl());
            }
            return new TheApi(RunningServer.start(folder.resolve("data"), environment));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    RunningServer server() {
        return server;
    }

    /** All metadata is due. */
    void lookAgain() {
        server.bean(JdbcClient.class)
                .sql("update metadata_task set execution_time = :past")
                .param("past", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1))
                .update();
    }

    /** Acme's member of that role. */
    ApiClient as(Role role) {
        return as("acme-" + role.key(), "secret-of-" + role.key());
    }

    /** What anybody reads at this address. */
    String page(String path) {
        return server.get(path).body();
    }

    /** Whether there is such a page, for whoever asks for the headers alone. */
    int looksAt(String path) {
        return server.send(HttpRequest.newBuilder(server.at(path)).HEAD()).statusCode();
    }

    /** A customer goes from the site into its service; the SAML response that the service gets. */
    byte[] launch(String site, String service) {
        HttpResponse<String> begun = server.get("/s/" + site + "/launch/" + service);
        String nonce = between(begun.headers().firstValue("Location").orElseThrow(), "nonce=", "&");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String ticket = aTicket()
                .at(server.bean(Sites.class).bySlug(site).orElseThrow())
                .madeAt(Instant.now())
                .forService(service)
                .withNonce(nonce)
                .build();
        String page = server.get("/s/" + site + "/launch/complete?ticket=" + ticket, "Cookie", cookie)
                .body();
        return Base64.getDecoder().decode(between(page, "name=\"SAMLResponse\" value=\"", "\""));
    }

    /** A customer ends a service; theirs is the link by then. */
    void end(String site, String service, String customer) {
        SiteId id = server.bean(Sites.class).bySlug(site).orElseThrow().id();
        ServiceId which = server.bean(ExternalServices.class)
                .bySlug(id, service)
                .orElseThrow()
                .id();
        server.bean(Endings.class).end(id, customer, which);
    }

    private static String between(String text, String start, String end) {
        String rest = text.substring(text.indexOf(start) + start.length());
        int at = rest.indexOf(end);
        return at < 0 ? rest : rest.substring(0, at);
    }

    ApiClient asOther() {
        return as("other-owner", "secret-of-owner");
    }

    ApiClient as(String clientId, String secret) {
        var answer = server.post(
                "/oauth/token",
                "application/json",
                JSON.writeValueAsString(
                        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret)),
                "X-Forwarded-For",
                "10.9.8." + Math.floorMod(clientId.hashCode(), 250));
        return new ApiClient(
                server, JSON.readTree(answer.body()).path("access_token").asString(""));
    }

    @Override
    public void close() {
        server.close();
    }
}
