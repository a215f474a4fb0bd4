package io.rialto.server.servicemetadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service's web server, which publishes its metadata, changes it, breaks, and lies. */
final class Publisher implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger saved = new AtomicInteger();
    private volatile Behaviour behaviour = exchange -> exchange.sendResponseHeaders(404, -1);

    private interface Behaviour {

        void answer(HttpExchange exchange) throws IOException;
    }

    Publisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            behaviour.answer(exchange);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metadata");
    }

    /** Every document has its entity tag, and is not sent again to whoever knows it. */
    void publish(String xml) {
        String tag = "\"" + Terms.hash(xml).substring(0, 16) + "\"";
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                saved.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            send(exchange, 200, xml.getBytes(StandardCharsets.UTF_8));
        };
    }

    void publish(PublishedDocument document) {
        publish(document.xml());
    }

    void answer(int status) {
        behaviour = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    void redirectTo(String address) {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    void sendTooMuch() {
        behaviour = exchange -> send(exchange, 200, new byte[2 * 1024 * 1024]);
    }

    /** Until it is closed. */
    void keepSilent() {
        behaviour = exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    int asked() {
        return asked.get();
    }

    /** How many answers were spared because nothing had changed. */
    int saved() {
        return saved.get();
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
