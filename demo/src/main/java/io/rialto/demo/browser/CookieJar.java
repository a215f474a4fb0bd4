package io.rialto.demo.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cookies as browsers keep them on one machine: by host and path, whatever the port (RFC 6265 §8.5). */
public final class CookieJar {

    private final Map<Key, String> values = new LinkedHashMap<>();

    private record Key(String host, String path, String name) {}

    /** The value of the cookie with that name. */
    public synchronized Optional<String> value(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public synchronized void drop(String name) {
        values.keySet().removeIf(key -> key.name().equals(name));
    }

    /** What is sent to that address. */
    public synchronized String headerFor(URI uri) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().host().equals(uri.getHost()))
                .filter(entry -> covers(entry.getKey().path(), path(uri)))
                .map(entry -> entry.getKey().name() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    synchronized void take(URI from, List<String> headers) {
        headers.forEach(header -> take(from, header));
    }

    private void take(URI from, String header) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals <= 0) {
            return;
        }
        String path = from.getPath().isEmpty()
                ? "/"
                : from.getPath().substring(0, from.getPath().lastIndexOf('/') + 1);
        boolean ended = false;
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i].strip();
            String lower = attribute.toLowerCase(Locale.ROOT);
            if (lower.startsWith("path=/")) {
                path = attribute.substring("path=".length());
            }
            ended |= lower.equals("max-age=0");
        }
        Key key = new Key(from.getHost(), path, parts[0].substring(0, equals).strip());
        values.remove(key);
        if (!ended) {
            values.put(key, parts[0].substring(equals + 1).strip());
        }
    }

    private static String path(URI uri) {
        return uri.getPath().isEmpty() ? "/" : uri.getPath();
    }

    /** RFC 6265 §5.1.4 */
    private static boolean covers(String cookie, String request) {
        return request.equals(cookie) || request.startsWith(cookie.endsWith("/") ? cookie : cookie + "/");
    }
}
