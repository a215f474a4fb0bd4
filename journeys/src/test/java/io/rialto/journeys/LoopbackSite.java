package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pages on a loopback address of their own: to a browser another site than what is on any other. */
final class LoopbackSite implements AutoCloseable {

    private final HttpServer server;
    /** Path and cookies of everything that was asked. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What a page makes of its query or form. */
    interface Page {
        Shown show(Map<String, String> parameters, String cookies) throws IOException;
    }

    /** A page, or where the browser is sent in its place; and what cookie it gets. */
    record Shown(String html, String location, String cookie) {

        static Shown page(String html) {
            return new Shown(html, "", "");
        }

        static Shown redirect(String location) {
            return new Shown("", location, "");
        }

        Shown with(String set) {
            return new Shown(html, location, set);
        }
    }

    private LoopbackSite(HttpServer server) {
        this.server = server;
    }

    static LoopbackSite at(String address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.start();
        return new LoopbackSite(server);
    }

    LoopbackSite with(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                serve(exchange, page);
            }
        });
        return this;
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve(HttpExchange exchange, Page page) throws IOException {
        URI uri = exchange.getRequestURI();
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        List<String> sent = exchange.getRequestHeaders().get("Cookie");
        String cookies = sent == null ? "" : String.join("; ", sent);
        asked.add(uri.getPath() + " " + cookies);
        Map<String, String> parameters = parameters(uri.getRawQuery());
        parameters.putAll(parameters(form));
        Shown shown = page.show(parameters, cookies);
        if (!shown.cookie().isEmpty()) {
            exchange.getResponseHeaders().add("Set-Cookie", shown.cookie());
        }
        if (!shown.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", shown.location());
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        byte[] html = ("<!doctype html><meta charset=utf-8><title>.</title>" + shown.html()).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
