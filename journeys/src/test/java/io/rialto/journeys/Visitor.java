package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a screen: keeps cookies and a record of everything on the wire, follows nothing by itself. */
final class Visitor {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** By name. Every party of a journey is on 127.0.0.1, whose cookies are shared by its ports. */
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private final List<String> wire = new ArrayList<>();

    Answer get(URI uri, String... headers) {
        return send(request(uri, headers).GET().build(), "");
    }

    Answer post(URI uri, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(uri, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(request.build(), body);
    }

    /** As a program does, with a body of its own. */
    Answer send(String method, URI uri, String body, String... headers) {
        return send(
                request(uri, headers)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                body);
    }

    static String json(Object body) {
        return JSON.writeValueAsString(body);
    }

    /** Submits the form that an answer shows, as its script or its button would. */
    Answer submit(Answer page) {
        return post(page.form().action(), page.form().fields());
    }

    Answer follow(Answer redirect) {
        return get(redirect.location());
    }

    /** Everything sent and received so far, request by request. */
    List<String> wire() {
        return List.copyOf(wire);
    }

    private HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest request, String body) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            wire.add(String.join(
                    "\n",
                    request.method() + " " + request.uri(),
                    request.headers().map().toString(),
                    body,
                    "-> " + response.statusCode() + " " + response.headers().map(),
                    response.body()));
            return new Answer(request.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    /** The cookies of this moment in a browser of their own: whoever copied them. */
    Visitor copy() {
        Visitor copy = new Visitor();
        copy.cookies.putAll(cookies);
        return copy;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
