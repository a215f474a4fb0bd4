package io.rialto.server.json;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads back what this server wrote itself. It was limited when it came in, piece by piece; together the pieces may be longer and
 * deeper than any of them, and must still be read. Safe for use by many threads.
 */
public final class OwnJson {

    private static final ObjectReader OBJECTS =
            JsonMapper.builder().build().readerFor(Map.class).with(DeserializationFeature.USE_LONG_FOR_INTS);

    private OwnJson() {}

    /** The members of an object (texts, longs, doubles, booleans, nulls, maps, lists), or nothing when it is none. */
    public static Optional<Map<String, @Nullable Object>> object(String text) {
        try {
            return Optional.ofNullable(OBJECTS.readValue(text));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }
}
