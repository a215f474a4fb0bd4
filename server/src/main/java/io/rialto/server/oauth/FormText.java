package io.rialto.server.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code application/x-www-form-urlencoded}. */
final class FormText {

    private static final int MOST_FIELDS = 30;

    private FormText() {}

    /** Empty when it is none, or when a field stands in it twice (RFC 6749 §3.2). */
    static Optional<Map<String, String>> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty()
                    || value.isEmpty()
                    || fields.put(name.get(), value.get()) != null
                    || fields.size() > MOST_FIELDS) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    /** Empty when its percent signs make no sense, or no UTF-8. */
    static Optional<String> decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return decoded.indexOf('\uFFFD') < 0 ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
