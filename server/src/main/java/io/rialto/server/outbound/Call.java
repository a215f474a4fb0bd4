package io.rialto.server.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made.
 *
 * @param body absent: none is sent
 * @param limit how many bytes of an answer's body are read before the answer counts as too large
 */
public record Call(Method method, URI url, @Nullable Body body, Map<String, String> headers, int limit) {

    /** What a body may have when nothing else is said. */
    public static final int USUAL_LIMIT = 64 * 1024;

    private static final int HIGHEST_LIMIT = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

    /** What is done to what is at the address. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** What is sent, in UTF-8. It has no text: secrets are in it. */
    public record Body(String mediaType, String text) {

        @Override
        public String toString() {
            return "Body[" + mediaType + "]";
        }
    }

    /** @throws IllegalArgumentException when a header could be read as more than one, or the limit is out of bounds */
    public Call {
        headers = Map.copyOf(headers);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("a limit is 1 to " + HIGHEST_LIMIT + " bytes");
        }
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("no header");
            }
        });
    }

    public static Call get(URI url) {
        return of(Method.GET, url);
    }

    /** Sends the fields as {@code application/x-www-form-urlencoded}. */
    public static Call post(URI url, Map<String, String> form) {
        return of(Method.POST, url).carrying("application/x-www-form-urlencoded", encoded(form));
    }

    /** A call that carries nothing yet. */
    public static Call of(Method method, URI url) {
        return new Call(method, url, null, Map.of(), USUAL_LIMIT);
    }

    /** This call with a body, in place of the one it has. */
    public Call carrying(String mediaType, String text) {
        return new Call(method, url, new Body(mediaType, text), headers, limit);
    }

    /** This call with one more header; a later one of the same name replaces it. */
    public Call with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Call(method, url, body, more, limit);
    }

    /** This call, with answers up to that many bytes; 1 MiB at most. */
    public Call upTo(int bytes) {
        return new Call(method, url, body, headers, bytes);
    }

    private static String encoded(Map<String, String> form) {
        return new TreeMap<>(form)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Calls have no text: secrets are in them. */
    @Override
    public String toString() {
        return "Call";
    }
}
