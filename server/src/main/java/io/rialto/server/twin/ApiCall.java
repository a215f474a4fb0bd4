package io.rialto.server.twin;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service's own API is asked.
 *
 * @param mediaType of the body; absent with it
 * @param body absent: none came
 */
public record ApiCall(
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String mediaType,
        @Nullable String body) {

    public ApiCall {
        headers = Map.copyOf(headers);
    }

    /** What it answers. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public Reply {
            headers = Map.copyOf(headers);
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of("content-type", "application/json"), body);
        }

        /** No more than that it does not. */
        static Reply no(int status) {
            return of(status, "{\"status\":" + status + "}");
        }

        /** What logs somebody in has no text. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** The header's value, whatever the letter case of its name; empty: it did not come. */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A secret is in it. */
    @Override
    public String toString() {
        return "ApiCall[" + method + "]";
    }
}
