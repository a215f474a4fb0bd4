package io.rialto.server.jsonapi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its document shows it.
 *
 * @param attributes texts, longs, doubles, flags, lists and maps; what is null is absent
 * @param relations the ids of those to-one relationships whose linkage is in the document
 * @param meta what is said about it beside its attributes
 */
public record Thing(
        String type,
        String id,
        Map<String, Object> attributes,
        Map<String, String> relations,
        Map<String, Object> meta) {

    public Thing {
        attributes = Map.copyOf(attributes);
        relations = Map.copyOf(relations);
        meta = Map.copyOf(meta);
    }

    static Thing of(Map<String, Object> data) {
        return new Thing(
                String.valueOf(data.get("type")),
                String.valueOf(data.get("id")),
                members(data.get("attributes")),
                linkages(members(data.get("relationships"))),
                members(data.get("meta")));
    }

    private static Map<String, String> linkages(Map<String, Object> relationships) {
        Map<String, String> ids = new LinkedHashMap<>();
        relationships.forEach((name, relationship) -> {
            if (members(members(relationship).get("data")).get("id") instanceof String id) {
                ids.put(name, id);
            }
        });
        return ids;
    }

    /** The members of what is an object; none of what is not. */
    @SuppressWarnings("unchecked") // what StrictJson reads has text keys only
    static Map<String, Object> members(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The attribute as text, however it is kept; empty when there is none. */
    public String text(String attribute) {
        Object value = attributes.get(attribute);
        return value == null ? "" : String.valueOf(value);
    }

    /** The attribute as text, if there is one. */
    public Optional<String> optional(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::valueOf);
    }

    public boolean flag(String attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    /** The whole number; 0 when there is none. */
    public long number(String attribute) {
        return attributes.get(attribute) instanceof Number number ? number.longValue() : 0;
    }

    public Optional<Instant> instant(String attribute) {
        return optional(attribute).map(Instant::parse);
    }

    /** The attribute's elements; none when it is no list. */
    public List<?> list(String attribute) {
        return attributes.get(attribute) instanceof List<?> list ? list : List.of();
    }

    /** The attribute's members; none when it is no object. */
    public Map<String, Object> map(String attribute) {
        return members(attributes.get(attribute));
    }
}
