package io.rialto.server.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private final TheClock clock = new TheClock();
    private final Node node = new Node(TestDatabase.H2.emptied(), clock);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 204;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
        server.createContext("/left", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(headers.getFirst("webhook-id") + " " + headers.getFirst("webhook-timestamp") + " "
                    + headers.getFirst("webhook-signature") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        node.entered(node.webhook(
                "old", URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/left"), "a-shared-secret"));
    }

    @AfterEach
    void end() {
        node.close();
        server.stop(0);
    }

    @Test
    void aServiceWithoutScimHearsWhoLeftSigned() {
        node.told(What.DELETED, "42");
        node.work();

        Task task = node.receipts().getFirst();
        String body = "{\"type\":\"customer.deleted\",\"timestamp\":\"2026-06-01T12:00:00Z\",\"data\":{\"subject\":\""
                + node.subject(node.of(node.site.id()).getFirst(), "42") + "\",\"action\":\"delete\"}}";
        String content = task.id() + "." + TheClock.NOON.getEpochSecond() + "." + body;
        assertThat(heard)
                .containsExactly(task.id() + " " + TheClock.NOON.getEpochSecond() + " v1,"
                        + signature("a-shared-secret", content) + " " + body);
        assertThat(task.state()).isEqualTo(State.SENT);
    }

    @Test
    void aServiceThatDoesNotTakeItHearsItAgainUnderTheSameId() {
        status = 500;
        node.told(What.DISABLED, "42");
        node.work();
        status = 200;
        clock.advance(Duration.ofSeconds(5));
        node.work();

        assertThat(heard)
                .hasSize(2)
                .allMatch(one -> one.startsWith(node.receipts().getFirst().id() + " "));
        assertThat(node.receipts())
                .extracting(Task::state, Task::status, Task::attempts)
                .containsExactly(tuple(State.SENT, 200, 2));
    }

    private static String signature(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
