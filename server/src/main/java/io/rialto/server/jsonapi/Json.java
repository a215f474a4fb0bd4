package io.rialto.server.jsonapi;

import io.rialto.server.json.StrictJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    /** What was kept as a text; an empty object when it is none. */
    static Map<String, @Nullable Object> object(String text) {
        return StrictJson.changes(text).orElseGet(Map::of);
    }

    /** UTC, three digits of a second, {@code Z}. */
    static String instant(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
