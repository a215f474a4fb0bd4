package io.rialto.server.twin;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.rialto.server.externalservice.AccountApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an API is sent, taken apart. */
final class ApiBodies {

    static final int LONGEST = 64 * 1024;

    private ApiBodies() {}

    /** The one object in it; nothing when it is of another form. */
    static Optional<Map<String, Object>> read(AccountApi.Form form, String text) {
        try {
            return switch (form) {
                case JSON -> Optional.of(JSONObjectUtils.parse(text));
                case LIST -> {
                    List<Object> items = JSONArrayUtils.parse(text);
                    yield items.size() == 1 && items.getFirst() instanceof Map<?, ?> only
                            ? Optional.of(object(only))
                            : Optional.empty();
                }
                case DATA -> {
                    Map<String, String> fields = fields(text);
                    yield fields.keySet().equals(Set.of("data"))
                            ? Optional.of(JSONObjectUtils.parse(fields.getOrDefault("data", "")))
                            : Optional.empty();
                }
            };
        } catch (ParseException none) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), value));
        return object;
    }

    /** Nothing of what cannot be read. */
    static Map<String, String> fields(@Nullable String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (query == null || query.isEmpty() || query.length() > LONGEST) {
            return fields;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return Map.of();
            }
            try {
                String name = decoded(pair.substring(0, equals));
                // Of what is there twice it is not said which is meant.
                if (fields.put(name, decoded(pair.substring(equals + 1))) != null) {
                    return Map.of();
                }
            } catch (IllegalArgumentException unreadable) {
                return Map.of();
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
