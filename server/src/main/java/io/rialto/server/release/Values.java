package io.rialto.server.release;

import dev.cel.common.values.NullValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service can be told of an expression's value: texts, numbers and truth values, one or several; blank texts fall away. */
sealed interface Values {

    int MOST_CHARACTERS = 4_096;
    int MOST_VALUES = 200;
    int DEEPEST = 6;

    /** One {@code @}, no blanks or controls, a domain with a dot or a single host name; what mail servers accept and no more. */
    Pattern EMAIL = Pattern.compile(
            "[^@\\s\\p{Cntrl}<>\"(),:;\\\\\\[\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");

    record Good(List<Object> found, boolean several) implements Values {}

    record None() implements Values {}

    record Bad() implements Values {}

    /**
     * @param email whether it must be an address
     * @param objects whether members that have members can be told
     */
    static Values of(Object value, boolean email, boolean objects) {
        List<Object> found = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of(value)) {
            Object inner = element instanceof Optional<?> optional ? optional.orElse(null) : element;
            if (inner == null || inner instanceof NullValue) {
                continue;
            }
            Object plain = plain(inner, objects ? DEEPEST : 0);
            if (plain == null || (plain instanceof String text && !isGood(text, email))) {
                return new Bad();
            }
            if (plain instanceof String text && text.isBlank()) {
                continue;
            }
            found.add(plain);
        }
        if (found.size() > MOST_VALUES) {
            return new Bad();
        }
        return found.isEmpty() ? new None() : new Good(found, value instanceof List<?>);
    }

    /** @param depth how deep it may go on; nothing comes of what cannot be told */
    private static @Nullable Object plain(Object value, int depth) {
        return switch (value) {
            case Map<?, ?> map when depth > 0 -> object(map, depth - 1);
            case String text -> text;
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            case Boolean flag -> flag;
            case Instant instant -> instant.toString();
            case com.google.common.primitives.UnsignedLong number -> number.toString();
            default -> null;
        };
    }

    private static @Nullable Map<String, Object> object(Map<?, ?> map, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue() instanceof Optional<?> optional ? optional.orElse(null) : entry.getValue();
            if (value == null || value instanceof NullValue) {
                continue;
            }
            Object told = value instanceof List<?> list ? listed(list, depth) : plain(value, depth);
            boolean good = told != null && (!(told instanceof String text) || isGood(text, false));
            if (!good
                    || !(entry.getKey() instanceof String name)
                    || !isGood(name, false)
                    || members.size() >= MOST_VALUES) {
                return null;
            }
            members.put(name, told);
        }
        return members;
    }

    private static @Nullable List<Object> listed(List<?> list, int depth) {
        return switch (depth > 0 ? of(list, false, true) : new Bad()) {
            case Good(List<Object> found, boolean several) -> found;
            case None() -> List.of();
            case Bad() -> null;
        };
    }

    private static boolean isGood(String text, boolean email) {
        return text.length() <= MOST_CHARACTERS && isXml(text) && (!email || text.isBlank() || isEmail(text));
    }

    private static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches() && !text.contains("..");
    }

    /** XML 1.0 §2.2, the production Char. */
    private static boolean isXml(String text) {
        int point;
        for (int at = 0; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (!isXml(point)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
