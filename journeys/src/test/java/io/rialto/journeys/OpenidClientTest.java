package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static io.rialto.journeys.Ticket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that logs its customers in with a library of others: openid-client. */
class OpenidClientTest {

    private static final Path PROGRAM = Path.of("src", "test", "node", "relying");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "a secret of the tests, with + and %";
    private static final String CALLBACK = "https://club.test/callback";
    private static final String GOODBYE = "https://club.test/goodbye";

    @TempDir
    private Path folder;

    @Test
    void openidClientLogsJaneInRefreshesAndLogsHerOut() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(PROGRAM.resolve(file), folder.resolve(file));
        }
        Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .good();
        try (RunningRialto rialto = aRunningRialto(Configuration.of(aSite("main", club())))) {
            Shop shop = rialto.shop("main");
            JsonNode begun = said(shop, Map.of());
            Visitor visitor = new Visitor();
            Answer toShop = visitor.get(URI.create(begun.get("url").asString()));
            String ticket = aTicket(shop, "club", toShop.queryOfLocation("nonce"), jane())
                    .claim("auth_time", Instant.now().getEpochSecond() - 60)
                    .under(shop.key());
            Answer back = shop.complete(visitor, ticket);

            JsonNode done = said(
                    shop,
                    Map.of(
                            "begun",
                            begun.get("begun"),
                            "callback",
                            back.location().toString()));

            assertThat(back.location().toString()).startsWith(CALLBACK + "?code=");
            assertThat(done.path("claims").path("email").asString()).isEqualTo("jane.doe@example.test");
            assertThat(done.path("userInfo").path("email").asString()).isEqualTo("jane.doe@example.test");
            assertThat(done.path("after").path("sub"))
                    .isEqualTo(done.path("claims").path("sub"));
            assertThat(done.path("replayed").asString()).isEqualTo("invalid_grant");
            assertThat(done.path("revoked").asString()).isEqualTo("invalid_token");
            assertThat(done.path("again").asString()).isEqualTo("invalid_grant");
            assertThat(visitor.get(URI.create(done.path("logout").asString()))
                            .location()
                            .toString())
                    .isEqualTo(GOODBYE + "?state=bye");
        }
    }

    private static Configuration.Service club() {
        return new Configuration.Service(Map.of(
                "slug", "club",
                "name", "The club",
                "protocol", "oidc",
                "oidc",
                        Map.of(
                                "client_id",
                                "club",
                                "client_secret",
                                SECRET,
                                "redirect_uris",
                                List.of(CALLBACK),
                                "post_logout_redirect_uris",
                                List.of(GOODBYE)),
                "attributes", Map.of("email", "customer.email")));
    }

    private JsonNode said(Shop shop, Map<String, Object> more) throws Exception {
        Map<String, Object> input = new TreeMap<>(Map.of(
                "issuer", shop.issuer(),
                "clientId", "club",
                "secret", SECRET,
                "redirectUri", CALLBACK,
                "goodbye", GOODBYE));
        input.putAll(more);
        return JSON.readTree(Outcome.of(folder, Map.of(), JSON.writeValueAsString(input), "node", "client.mjs")
                .good());
    }
}
