package io.rialto.demo.twin;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The customers of BigCommerce's API, version 3: found by {@code email:in}, made one by one, each address once. Without the token it
 * says 401, to somebody who makes a customer twice 422, and when it is told to be busy 429.
 */
public final class StoreApi implements AutoCloseable {

    private final String token;
    private final WebServer server;
    private final AtomicInteger ids = new AtomicInteger(5_000);
    private volatile Book book;
    private volatile boolean busy;

    private StoreApi(String token, int port) throws IOException {
        this.token = token;
        this.book = new Book(Book.Contract.PRE_CREATED, List.of("customer_id"));
        this.server = WebServer.start(port, this::answer);
    }

    /** Opens it on any free port. */
    public static StoreApi start(String token) throws IOException {
        return new StoreApi(token, 0);
    }

    /** Where its customers are. */
    public String customers() {
        return server.address() + "stores/abc123/v3/customers";
    }

    /** From now on it keeps the accounts of this twin. */
    public void serve(Twin twin) {
        book = twin.book();
    }

    /** Whether it wants no calls for now. */
    public void beBusy(boolean now) {
        busy = now;
    }

    private Answer answer(Call call) {
        if (busy) {
            return Answer.json(429, "{}").with("Retry-After", "0");
        }
        if (!token.equals(call.header("X-Auth-Token"))) {
            return Answer.json(401, "{\"status\":401,\"title\":\"Unauthorized\"}");
        }
        if (!call.path().equals("/stores/abc123/v3/customers")) {
            return Answer.json(404, "{}");
        }
        return call.posts() ? made(call) : found(call.query().getOrDefault("email:in", ""));
    }

    private Answer found(String email) {
        ArrayNode data = Json.object().putArray("data");
        book.find("email", email).ifPresent(account -> data.add(customer(account)));
        return Answer.json(200, Json.write(Json.object().set("data", data)));
    }

    private Answer made(Call call) {
        JsonNode customers = Json.read(call.body());
        if (!customers.isArray() || customers.size() != 1) {
            return Answer.json(422, "{\"status\":422,\"title\":\"one customer in a list\"}");
        }
        JsonNode wanted = customers.get(0);
        Map<String, String> members = new HashMap<>();
        for (String name : new String[] {"email", "first_name", "last_name"}) {
            if (wanted.path(name).asString("").isBlank()) {
                return Answer.json(422, "{\"status\":422,\"title\":\"" + name + " is missing\"}");
            }
            members.put(name, wanted.path(name).asString(""));
        }
        members.put("customer_id", String.valueOf(ids.incrementAndGet()));
        Optional<Map<String, String>> account = book.openUnlessTaken("email", members);
        return account.map(its -> Answer.json(
                        200,
                        Json.write(Json.object()
                                .set("data", Json.object().putArray("data").add(customer(its))))))
                .orElseGet(() -> Answer.json(
                        422,
                        "{\"status\":422,\"title\":\"Create customers failed.\",\"errors\":{\".customer_create\":\"Error creating"
                                + " customers\"}}"));
    }

    private static ObjectNode customer(Map<String, String> account) {
        return Json.object()
                .put("id", Integer.parseInt(account.getOrDefault("customer_id", "0")))
                .put("email", account.getOrDefault("email", ""));
    }

    @Override
    public void close() {
        server.close();
    }
}
