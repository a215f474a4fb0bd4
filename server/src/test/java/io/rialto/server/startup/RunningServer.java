package io.rialto.server.startup;

import io.rialto.server.Rialto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server in this process, as the environment tells it. */
public final class RunningServer implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningServer(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /** Starts on a free port, with its data in the folder. */
    public static RunningServer start(Path folder, Map<String, String> environment) {
        return start(folder, freePort(), environment, new Class<?>[0]);
    }

    /** As {@link #start(Path, Map)}, with beans that only a test has. */
    public static RunningServer start(Path folder, Map<String, String> environment, Class<?>... beans) {
        return start(folder, freePort(), environment, beans);
    }

    static RunningServer start(Path folder, int port, Map<String, String> environment, Class<?>... beans) {
        Map<String, Object> all = new HashMap<>(environment);
        all.putIfAbsent("RIALTO_DATA_DIR", folder.toString());
        all.put("RIALTO_PORT", String.valueOf(port));
        // Several servers in one process: no shared names.
        all.put("spring.jmx.enabled", "false");
        all.put("spring.application.admin.jmx-name", UUID.randomUUID().toString());
        return new RunningServer(
                new SpringApplicationBuilder(Rialto.class)
                        .sources(beans)
                        .properties(all)
                        .run(),
                port);
    }

    /** As one of its features would say it. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
