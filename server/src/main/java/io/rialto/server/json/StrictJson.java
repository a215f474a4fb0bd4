package io.rialto.server.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object (RFC 8259) and nothing doubtful: valid UTF-8, no duplicate member, nothing after it, bounded in depth,
 * length and number of tokens. How long the whole may be is the caller's to limit. Safe for use by many threads.
 */
public final class StrictJson {

    private static final int USUAL_TOKENS = 3_000;
    private static final int MANY_TOKENS = 100_000;
    private static final int USUAL_LENGTH = 8_192;
    private static final int MUCH = 65_536; // a service's metadata is one text
    private static final StrictJson MEMBERS = new StrictJson(8, false, USUAL_TOKENS, USUAL_LENGTH);
    private static final StrictJson CHANGES = new StrictJson(16, true, USUAL_TOKENS, MUCH);
    private static final StrictJson DOCUMENTS = new StrictJson(16, false, MANY_TOKENS, USUAL_LENGTH);

    private final JsonFactory factory;
    private final boolean changes;

    private StrictJson(int depth, boolean changes, int tokens, int length) {
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(length)
                        .maxNameLength(256)
                        .maxNumberLength(32)
                        .maxTokenCount(tokens)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.changes = changes;
    }

    /**
     * The members (texts, longs, doubles, booleans, maps, lists), or nothing when it is not such an object. A member that is null
     * counts as absent.
     */
    @SuppressWarnings("unchecked") // this reader puts no null into any map or list
    public static Optional<Map<String, Object>> members(ByteBuffer utf8) {
        return decoded(utf8).flatMap(MEMBERS::read).map(members -> (Map<String, Object>) (Map<?, ?>) members);
    }

    /** As {@link #members}, for what will be stored: a null is kept, for it clears something, and no text holds a NUL. */
    public static Optional<Map<String, @Nullable Object>> changes(ByteBuffer utf8) {
        return decoded(utf8).flatMap(CHANGES::read);
    }

    /** As {@link #changes(ByteBuffer)}, of a text. */
    public static Optional<Map<String, @Nullable Object>> changes(String text) {
        return CHANGES.read(text);
    }

    /** As {@link #members}, of a text that may be long, as a list. */
    @SuppressWarnings("unchecked") // this reader puts no null into any map or list
    public static Optional<Map<String, Object>> document(String text) {
        return DOCUMENTS.read(text).map(members -> (Map<String, Object>) (Map<?, ?>) members);
    }

    // Decoded before Jackson sees it: from bytes it would also accept UTF-16 and UTF-32.
    private static Optional<String> decoded(ByteBuffer utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
        } catch (CharacterCodingException refused) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, @Nullable Object>> read(String text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> members = readObject(parser);
            return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (JacksonException | Unacceptable refused) {
            return Optional.empty();
        }
    }

    private Map<String, @Nullable Object> readObject(JsonParser parser) throws Unacceptable {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            Object value = readValue(parser);
            if (value != null || changes) {
                members.put(name, value);
            }
        }
        return members;
    }

    private List<@Nullable Object> readArray(JsonParser parser) throws Unacceptable {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = readValue(parser);
            if (element != null || changes) {
                elements.add(element);
            }
        }
        return elements;
    }

    private @Nullable Object readValue(JsonParser parser) throws Unacceptable {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> wellFormed(parser.getString());
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new Unacceptable();
        };
    }

    private static double finite(double number) throws Unacceptable {
        if (!Double.isFinite(number)) {
            throw new Unacceptable();
        }
        return number;
    }

    /** An escape can write half of a surrogate pair, which no encoding can carry on, and NUL, which no database keeps. */
    private String wellFormed(String text) throws Unacceptable {
        int point;
        for (int at = 0; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (isSurrogate(point) || (changes && point == 0)) {
                throw new Unacceptable();
            }
        }
        return text;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static final class Unacceptable extends Exception {
        Unacceptable() {
            super(null, null, false, false);
        }
    }
}
