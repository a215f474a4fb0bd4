package io.rialto.server.scim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.ClientCredentials;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final TheClock clock = new TheClock();
    private final Scim scim = new Scim(outbound, new Tokens(outbound, clock), new Discovery(clock), clock);
    private final ScimService service = ScimService.running();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer issuer;
    private int status = 200;
    private String answer = good(ScimService.TOKEN, 600);

    @BeforeEach
    void begin() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
        issuer.createContext("/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void end() {
        issuer.stop(0);
        service.close();
        outbound.close();
    }

    @Test
    @DisplayName("RFC 6749 §4.4.2 and §2.3.1: id and secret are encoded before they are joined")
    void aTokenIsFetchedWithTheClientsSecretAndKept() {
        Outcome first = keep();
        Outcome second = keep();

        assertThat(first).isInstanceOf(Outcome.Created.class);
        assertThat(second).isInstanceOf(Outcome.Unchanged.class);
        assertThat(asked)
                .containsExactly("Basic cmlhbHRvJTNBMTpzJTJGZWNyZXQrMQ== grant_type=client_credentials&scope=scim");
    }

    @Test
    void aTokenIsFetchedAgainWhenItsTimeIsNearlyOver() {
        keep();
        clock.advance(Duration.ofSeconds(571));

        keep();

        assertThat(asked).hasSize(2);
    }

    @Test
    void aTokenThatWasWithdrawnIsFetchedAgainOnce() {
        keep();
        service.takingToken("another");
        answer = good("another", 600);

        Outcome renewed = keep();
        service.takingToken("third");
        Outcome refused = keep();

        assertThat(renewed).isInstanceOf(Outcome.Unchanged.class);
        assertThat(refused).isEqualTo(new Outcome.Later(Reason.UNAUTHORIZED, 401, Optional.empty()));
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"invalid_client\"}|TOKEN_REFUSED",
                "401||TOKEN_REFUSED",
                "503||SERVER_ERROR",
                "200|{}|TOKEN_REFUSED",
                "200|{\"access_token\":\"a\",\"token_type\":\"mac\"}|TOKEN_REFUSED",
                "200|{\"access_token\":\"a b\",\"token_type\":\"bearer\"}|TOKEN_REFUSED",
                "200|not json|TOKEN_REFUSED"
            })
    void withoutATokenNothingIsAsked(int code, String body, Reason reason) {
        status = code;
        answer = body == null ? "-" : body;

        Outcome outcome = keep();

        assertThat(outcome).isEqualTo(new Outcome.Later(reason, code, Optional.empty()));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void neitherSecretNorTokenHasAText() {
        assertThat(server().toString()).doesNotContain("s/ecret");
        assertThat(new ScimServer(service.url(), new ScimServer.Bearer("tok")).toString())
                .doesNotContain("tok");
    }

    private static String good(String token, int seconds) {
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}".formatted(token, seconds);
    }

    private Outcome keep() {
        return scim.keep(
                server(), new Wanted("jane", null, Map.of(Path.of("userName").orElseThrow(), "jane"), false, false));
    }

    private ScimServer server() {
        URI token = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/token");
        return new ScimServer(service.url(), new ClientCredentials(token, "rialto:1", "s/ecret 1", "scim"));
    }
}
