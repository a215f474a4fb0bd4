package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with one attribute or relationship.
 *
 * @param pointer where in the document, as {@code /data/attributes/name} (RFC 6901)
 * @param name of the attribute or relationship
 * @param message goes on from the name: {@code can't be blank}
 * @param meta for programs: {@code error} is a word of its own for each kind of fault
 */
public record Fault(String pointer, String name, String message, Map<String, Object> meta) {

    public Fault {
        meta = Map.copyOf(meta);
    }

    /** @param error one word, as {@code invalid} */
    public static Fault of(String attribute, String message, String error) {
        return new Fault("/data/attributes/" + attribute, attribute, message, Map.of("error", error));
    }

    public static Fault ofRelation(String relation, String message, String error) {
        return new Fault("/data/relationships/" + relation, relation, message, Map.of("error", error));
    }

    /** Of the whole rather than of one attribute. */
    public static Fault ofAll(String message, String error) {
        return new Fault("/data", "base", message, Map.of("error", error));
    }

    public static Fault blank(String attribute) {
        return of(attribute, "can't be blank", "blank");
    }

    /** @param value which must be no secret: it is shown */
    public static Fault taken(String attribute, String value) {
        return of(attribute, "has already been taken", "taken").with("value", value);
    }

    public static Fault tooLong(String attribute, int most) {
        return of(attribute, "is too long (maximum is " + most + " characters)", "too_long")
                .with("count", most);
    }

    Fault with(String key, Object value) {
        return with(Map.of(key, value));
    }

    /** With more for programs, of which nothing is a secret. */
    public Fault with(Map<String, Object> details) {
        Map<String, Object> more = new LinkedHashMap<>(meta);
        more.putAll(details);
        return new Fault(pointer, name, message, more);
    }
}
