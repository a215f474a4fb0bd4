package io.rialto.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Serves one handler on 127.0.0.1, each call on a virtual thread, until it is closed. */
public final class WebServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.rialto.demo");

    private final HttpServer server;
    private final ExecutorService calls;

    private WebServer(HttpServer server, ExecutorService calls) {
        this.server = server;
        this.calls = calls;
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for any free one
     */
    public static WebServer start(int port, Function<Call, Answer> handler) throws IOException {
        // The JDK's server writes head and body apart; without this the second waits for the first's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(calls);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
        return new WebServer(server, calls);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:port/} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        calls.close();
    }

    private static void serve(HttpExchange exchange, Function<Call, Answer> handler) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, handler));
        }
    }

    private static Answer answer(HttpExchange exchange, Function<Call, Answer> handler) {
        try {
            return handler.apply(Call.of(exchange));
        } catch (Call.TooLarge e) {
            return Answer.text(413, "This is more than we take.");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "outcome=failed cause={0} at={1}", e.getClass(), e.getStackTrace()[0]);
            return Answer.text(500, "Something went wrong on our side. Please try again.");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        if (exchange.getRequestMethod().equals("HEAD") || answer.body().isEmpty()) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
