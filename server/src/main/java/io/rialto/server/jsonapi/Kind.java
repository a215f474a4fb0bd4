package io.rialto.server.jsonapi;

import io.rialto.server.search.Type;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an attribute's values are. */
enum Kind {
    TEXT("string", "a text", Type.TEXT),
    NUMBER("integer", "a whole number", Type.NUMBER),
    FLAG("boolean", "true or false", Type.BOOLEAN),
    OBJECT("object", "an object", Type.JSON),
    INSTANT("string", "a date and time as 2018-01-01T12:00:00.000Z", Type.INSTANT);

    private final String schemaType;
    private final String sentence;
    private final Type searchType;

    Kind(String schemaType, String sentence, Type searchType) {
        this.schemaType = schemaType;
        this.sentence = sentence;
        this.searchType = searchType;
    }

    String schemaType() {
        return schemaType;
    }

    /** For people: what a value must be. */
    String sentence() {
        return sentence;
    }

    Type searchType() {
        return searchType;
    }

    /** Whether a document's value can be one of them. */
    boolean admits(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Long;
            case FLAG -> value instanceof Boolean;
            case OBJECT -> value instanceof Map<?, ?>;
            case INSTANT -> value instanceof String text && instant(text) != null;
        };
    }

    static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException none) {
            return null;
        }
    }
}
