package io.rialto.server.audit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attributes with what they were and what they are now, in the order given. Not for use by several threads. */
public final class Alterations {

    private static final String MASKED = "********";

    private final Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();

    /** Kept only when the two differ. Values are texts, numbers, truth values, lists of them, or anything whose text tells it. */
    public Alterations of(String attribute, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            values.put(attribute, Arrays.asList(plain(before), plain(after)));
        }
        return this;
    }

    /** A secret was set or changed: that is all that is told. */
    public Alterations secret(String attribute) {
        values.put(attribute, Arrays.asList(MASKED, MASKED));
        return this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, List<@Nullable Object>> values() {
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Number number -> number;
            case List<?> list -> list.stream().map(Alterations::plain).toList();
            default -> value.toString();
        };
    }

    /** Alterations have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Alterations" + values.keySet();
    }
}
