package io.rialto.server.enrolment;

import static io.rialto.server.fixture.Fixtures.aCustomer;
import static io.rialto.server.fixture.Fixtures.aService;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.release.Expressions;
import io.rialto.server.release.Releases;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trial has a line of its own: the service's API hears nothing of it, and is called as before. */
class TriedTest {

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final Enrolments enrolments;
    private int status = 200;

    TriedTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] body = ("{\"url\":\"" + home() + "/in\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
        enrolments = new Enrolments(
                new Releases(new Expressions()), new Outbound(new Guard(settings), settings), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void nobodyIsCalled() {
        assertThat(tried(new Answer.Answered(200, Map.of(), "{\"url\":\"" + home() + "/once\"}")))
                .isEqualTo(new Enrolled.Account(home() + "/once"));
        assertThat(calls).hasValue(0);
    }

    @Test
    void anApiThatIsPlayedBusyPausesNoRealOne() {
        assertThat(tried(busy())).isInstanceOf(Enrolled.Busy.class);

        assertThat(real()).isInstanceOf(Enrolled.Account.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anApiThatWantsAPauseCanBeTried() {
        status = 429;
        assertThat(real()).isInstanceOf(Enrolled.Busy.class);
        assertThat(real()).isInstanceOf(Enrolled.Busy.class);
        assertThat(calls).hasValue(1);

        assertThat(tried(new Answer.Answered(200, Map.of(), "{\"url\":\"" + home() + "/once\"}")))
                .isInstanceOf(Enrolled.Account.class);
        assertThat(calls).hasValue(1);
    }

    private static Answer busy() {
        return new Answer.Answered(429, Map.of("retry-after", "60"), "");
    }

    private Enrolled tried(Answer answer) {
        return enrolments.tried(service(), api(), customer(), Optional.empty(), call -> answer);
    }

    private Enrolled real() {
        return enrolments.of(service(), api(), customer(), Optional.empty());
    }

    private static Customer customer() {
        return aCustomer().build();
    }

    private ExternalService service() {
        return aService()
                .speaking(
                        new Api(home(), NameIdKind.PERSISTENT, null, null),
                        new Secrets(new Secret("api-secret-here"), null, null))
                .enrolling(api())
                .build();
    }

    private AccountApi api() {
        return new AccountApi(
                null,
                Map.of("Authorization", "Bearer {secret}"),
                null,
                new AccountApi.Make(
                        home().resolve("/sso"),
                        AccountApi.Form.JSON,
                        new Release(Map.of("email", "customer.email"), Set.of("email"), Set.of()),
                        "/url",
                        null),
                null);
    }

    private URI home() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
