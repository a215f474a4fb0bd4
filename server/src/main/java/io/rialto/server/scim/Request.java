package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to a service.
 *
 * @param place behind the server's address, each segment encoded
 * @param match the version that must still be in force
 */
record Request(
        Method method,
        String place,
        Map<String, String> query,
        @Nullable Object body,
        Optional<String> match) {

    static Request get(String place, Map<String, String> query) {
        return new Request(Method.GET, place, query, null, Optional.empty());
    }

    static Request of(Method method, String place, @Nullable Object body) {
        return new Request(method, place, Map.of(), body, Optional.empty());
    }

    Request matching(Optional<String> version) {
        return new Request(method, place, query, body, version);
    }

    /** Behind the server's address. */
    String address() {
        return query.isEmpty()
                ? place
                : place + "?"
                        + new LinkedHashMap<>(query)
                                .entrySet().stream()
                                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                        .collect(Collectors.joining("&"));
    }

    static String one(String type, String id) {
        return type + "/" + encoded(id);
    }

    // A space as %20: the plus sign means a space in forms alone
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** It has no text: a person may be in it. */
    @Override
    public String toString() {
        return "Request[" + method + "]";
    }
}
