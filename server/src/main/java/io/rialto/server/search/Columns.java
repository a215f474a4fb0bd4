package io.rialto.server.search;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a store lets others look for: each attribute's SQL expression and type.
 *
 * @param key the attribute that is different for every row, so that an order is always complete
 */
public record Columns(Map<String, Column> byAttribute, String key) {

    /** @throws IllegalArgumentException when the key is not among them */
    public Columns {
        byAttribute = Map.copyOf(byAttribute);
        if (!byAttribute.containsKey(key)) {
            throw new IllegalArgumentException("there is no column for " + key);
        }
    }

    /** @param sql an expression of the store's own, such as {@code p.name} or {@code lower(p.status)} */
    public record Column(String sql, Type type) {}

    /** Begins with the key, {@code id}. */
    public static Columns withId(String sql) {
        return new Columns(Map.of("id", new Column(sql, Type.TEXT)), "id");
    }

    public Columns and(String attribute, String sql, Type type) {
        Map<String, Column> more = new LinkedHashMap<>(byAttribute);
        more.put(attribute, new Column(sql, type));
        return new Columns(more, key);
    }

    /** @throws IllegalArgumentException when the store has no such attribute: whoever asks must have checked that */
    Column column(String attribute) {
        Column column = byAttribute.get(attribute);
        if (column == null) {
            throw new IllegalArgumentException("there is no column for " + attribute);
        }
        return column;
    }
}
