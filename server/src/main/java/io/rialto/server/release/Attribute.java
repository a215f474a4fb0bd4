package io.rialto.server.release;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a service is told under one name.
 *
 * @param values each a {@code String}, {@code Long}, {@code Double} (finite) or {@code Boolean}, or for a service that takes them a
 *     {@code Map} of such by name; never none
 * @param several whether the mapping gave a list, be it of one
 */
public record Attribute(String name, List<Object> values, boolean several) {

    public Attribute {
        values = List.copyOf(values);
    }

    /** The values as texts, for protocols that know nothing else. */
    public List<String> texts() {
        return values.stream().map(Attribute::text).toList();
    }

    /** The value as JSON has it: a list where the mapping gave one. */
    public Object json() {
        return several ? values : values.getFirst();
    }

    static String text(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    /** A released attribute has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Attribute[" + name + "]";
    }
}
