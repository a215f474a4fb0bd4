package io.rialto.server.customer;

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
 * length and number of tokens. A member that is null counts as absent.
 */
final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(8_192)
                    .maxNameLength(256)
                    .maxNumberLength(32)
                    .maxTokenCount(3_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictJson() {}

    /** The members, or nothing when it is not such an object. */
    static Optional<Map<String, Object>> object(ByteBuffer utf8) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decoded(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> members = readObject(parser);
            return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (JacksonException | CharacterCodingException | Unacceptable refused) {
            return Optional.empty();
        }
    }

    // Decoded before Jackson sees it: from bytes it would also accept UTF-16 and UTF-32.
    private static String decoded(ByteBuffer utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    }

    private static Map<String, Object> readObject(JsonParser parser) throws Unacceptable {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            Object value = readValue(parser);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    private static List<Object> readArray(JsonParser parser) throws Unacceptable {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = readValue(parser);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static @Nullable Object readValue(JsonParser parser) throws Unacceptable {
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

    /** An escape can write half of a surrogate pair, which no encoding can carry on. */
    private static String wellFormed(String text) throws Unacceptable {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new Unacceptable();
        }
        return text;
    }

    private static final class Unacceptable extends Exception {
        Unacceptable() {
            super(null, null, false, false);
        }
    }
}
