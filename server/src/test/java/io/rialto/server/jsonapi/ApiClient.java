package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.startup.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the API of a running server, with a token. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final Map<RunningServer, Description> DESCRIPTIONS = new ConcurrentHashMap<>();

    private final RunningServer server;
    private final String token;

    public ApiClient(RunningServer server, String token) {
        this.server = server;
        this.token = token;
    }

    /** What came back. */
    public record Reply(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        /** By a JSON pointer. */
        public JsonNode at(String pointer) {
            return json().at(pointer);
        }

        public String text(String pointer) {
            return at(pointer).asString();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** That it is an error with this status and code. */
        public Reply isRefused(int status, String code) {
            assertThat(http.body()).contains("\"code\":\"" + code + "\"");
            assertThat(status()).isEqualTo(status);
            assertThat(text("/errors/0/status")).isEqualTo(String.valueOf(status));
            return this;
        }

        public Reply is(int status) {
            assertThat(status()).as(http.body()).isEqualTo(status);
            return this;
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** As the official clients: both media types on every request. */
    public Reply send(String method, String path, String body, String... headers) {
        Reply reply = send(path, request -> {
            request.setHeader("Accept", "application/vnd.api+json")
                    .setHeader("Content-Type", "application/vnd.api+json")
                    // A server that trusts us as its proxy takes each request for one of another client: rates do not
                    // matter.
                    .setHeader("X-Forwarded-For", "10.0." + CLIENTS.incrementAndGet() / 200 + "." + CLIENTS.get() % 200)
                    .setHeader("Authorization", "Bearer " + token);
            for (int at = 0; at < headers.length; at += 2) {
                request.setHeader(headers[at], headers[at + 1]);
            }
            return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        });
        description().holds(method, path, reply);
        return reply;
    }

    /** What the server says its answers are. */
    Description description() {
        return DESCRIPTIONS.computeIfAbsent(
                server,
                described -> new Description(described.get("/api/openapi.json").body()));
    }

    /** The described answers that say yes, of the operations under this path, that no test got from this server. */
    public Set<String> neverSeen(String path) {
        return description().neverSeen(path);
    }

    public Reply send(String path, UnaryOperator<HttpRequest.Builder> request) {
        return new Reply(server.send(request.apply(HttpRequest.newBuilder(server.at("/api/" + path)))));
    }
}
