package io.rialto.demo.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, read once and completely.
 *
 * @param path decoded
 * @param uri path and query as they came
 * @param cookies by name; of two with the same name the first, as browsers send the more specific one first
 * @param query the parameters of the address
 * @param form the fields of a posted form
 */
public record Call(
        String method,
        String path,
        String uri,
        Map<String, String> headers,
        Map<String, String> cookies,
        Map<String, String> query,
        Map<String, String> form,
        String body) {

    private static final int LARGEST_BODY = 1 << 20;

    static Call of(HttpExchange exchange) {
        Map<String, String> headers = Headers.of(exchange.getRequestHeaders());
        String body = body(exchange);
        boolean form = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().toString(),
                headers,
                Headers.cookies(headers.getOrDefault("cookie", "")),
                Form.parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                form ? Form.parse(body) : Map.of(),
                body);
    }

    /** GET, or HEAD, which is GET without the body. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public boolean posts() {
        return method.equals("POST");
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** A field of the posted form; empty when it was not there. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    public boolean wantsJson() {
        return headers.getOrDefault("accept", "").contains("application/json");
    }

    private static String body(HttpExchange exchange) {
        try {
            byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new TooLarge();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body is larger than any that the stand-ins expect. */
    static final class TooLarge extends RuntimeException {}
}
