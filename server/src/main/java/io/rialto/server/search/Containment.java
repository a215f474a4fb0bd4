package io.rialto.server.search;

import io.rialto.server.json.StrictJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That one JSON object contains another, as PostgreSQL's {@code jsonb @> jsonb} decides it: each member of the part is in the
 * whole, objects within objects likewise, and each element of a list is contained in some element of the other.
 */
public final class Containment {

    private Containment() {}

    /**
     * For H2, which calls it by name.
     *
     * @return null when there is no whole, as SQL wants it
     */
    public static @Nullable Boolean contains(@Nullable String whole, String part) {
        return whole == null ? null : contains(object(whole), object(part));
    }

    private static Object object(String json) {
        return StrictJson.changes(json).orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
    }

    private static boolean contains(@Nullable Object whole, @Nullable Object part) {
        return switch (part) {
            case null -> whole == null;
            case Map<?, ?> members ->
                whole instanceof Map<?, ?> others
                        && members.entrySet().stream()
                                .allMatch(member -> others.containsKey(member.getKey())
                                        && contains(others.get(member.getKey()), member.getValue()));
            case List<?> elements ->
                whole instanceof List<?> others
                        && elements.stream()
                                .allMatch(element -> others.stream().anyMatch(other -> contains(other, element)));
            case Number number ->
                whole instanceof Number other && decimal(number).compareTo(decimal(other)) == 0;
            default -> part.equals(whole);
        };
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
