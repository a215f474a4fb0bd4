package io.rialto.server.handoff.oidc;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that is told of logouts. */
final class Told {

    private final HttpServer server;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile String last = "";
    private volatile int status = 200;

    Told() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/backchannel", exchange -> {
            last = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(last);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/backchannel";
    }

    String last() {
        return last;
    }

    void forget() {
        heard.clear();
    }

    /** What it is told next; waits for it. */
    String next() {
        try {
            return Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS), "nothing was told");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void answering(int other) {
        status = other;
    }
}
