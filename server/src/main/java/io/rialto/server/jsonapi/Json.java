package io.rialto.server.jsonapi;

import io.rialto.server.json.OwnJson;
import io.rialto.server.json.StrictJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How values are written. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * A document of ours, read back, however long it is: whole numbers are longs. A member that is null counts as absent; an element
     * that is null keeps its place.
     */
    static Map<String, Object> document(String text) {
        return members(OwnJson.object(text).orElseThrow());
    }

    private static Map<String, Object> members(Map<?, ?> all) {
        Map<String, Object> members = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                members.put(String.valueOf(name), present(value));
            }
        });
        return members;
    }

    private static Object present(Object value) {
        return switch (value) {
            case Map<?, ?> map -> members(map);
            case List<?> list -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(element == null ? null : present(element)));
                yield elements;
            }
            default -> value;
        };
    }

    /** What was kept as a text; an empty object when it is none. */
    static Map<String, @Nullable Object> object(String text) {
        return StrictJson.changes(text).orElseGet(Map::of);
    }

    /** UTC, three digits of a second, {@code Z}. */
    static String instant(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
