package io.rialto.server.jsonapi;

import io.rialto.server.json.StrictJson;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the document of a request against a schema. Each attribute must be one that may be written, of its type; a required one is
 * not blank.
 */
final class RequestDocument {

    private static final Set<String> MEMBERS = Set.of("type", "id", "attributes", "relationships", "meta", "links");

    private final Writable schema;
    private final boolean creating;

    private RequestDocument(Writable schema, boolean creating) {
        this.schema = schema;
        this.creating = creating;
    }

    /** What may be written of a type: by an ordinary change, or with an action. */
    private record Writable(
            String type,
            List<Attribute> attributes,
            List<Attribute> triggers,
            Set<String> relations,
            Set<String> requiredRelations,
            boolean action) {}

    static Given ofCreation(ByteBuffer body, Schema<?> schema) {
        return new RequestDocument(writable(schema), true).given(body, Optional.empty(), true);
    }

    /** @param id what the document must call it too; empty: it need not */
    static Given ofUpdate(ByteBuffer body, Schema<?> schema, Optional<String> id) {
        return new RequestDocument(writable(schema), false).given(body, id, false);
    }

    static Given ofAction(ByteBuffer body, Schema<?> schema, Action action) {
        Writable writable = new Writable(schema.type(), action.attributes(), List.of(), Set.of(), Set.of(), true);
        return new RequestDocument(writable, true).given(body, Optional.empty(), false);
    }

    private static Writable writable(Schema<?> schema) {
        Set<String> relations = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        for (Relation<?> relation : schema.relations()) {
            if (relation instanceof Relation.ToOne<?> one && one.writable()) {
                relations.add(one.name());
                if (one.required()) {
                    required.add(one.name());
                }
            }
        }
        return new Writable(
                schema.type(),
                Stream.concat(
                                schema.fields().stream().map(Schema.Field::attribute),
                                schema.triggers().stream().filter(trigger -> trigger.kind() != Kind.FLAG))
                        .toList(),
                schema.triggers().stream()
                        .filter(trigger -> trigger.kind() == Kind.FLAG)
                        .toList(),
                relations,
                required,
                false);
    }

    private Given given(ByteBuffer body, Optional<String> id, boolean withoutId) {
        Map<String, @Nullable Object> data = data(body);
        checkMembers(data, id, withoutId);
        Map<String, @Nullable Object> attributes = object(data, "attributes", "/data/attributes");
        Map<String, String> relations = relations(object(data, "relationships", "/data/relationships"));
        Set<String> triggers = triggers(attributes);
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(attributes);
        schema.triggers().forEach(trigger -> plain.remove(trigger.name()));
        plain.forEach(this::checkType);
        return new Given(plain, triggers, relations, faults(plain, relations));
    }

    private Map<String, @Nullable Object> data(ByteBuffer body) {
        if (!body.hasRemaining() && schema.action()) {
            return Map.of();
        }
        Map<String, @Nullable Object> document = StrictJson.changes(body)
                .orElseThrow(
                        () -> new Stop(
                                ApiError.of(
                                        400,
                                        "BAD_REQUEST",
                                        "Bad request",
                                        "The body is not one JSON object in UTF-8, or it has a member twice, is nested too deeply, or has a text that is too long.")));
        return object(document.get("data"), "/data");
    }

    private void checkMembers(Map<String, @Nullable Object> data, Optional<String> id, boolean withoutId) {
        data.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new Stop(ApiError.paramNotAllowed(member, "/data"));
                });
        boolean mayLackType = schema.action() && !data.containsKey("type");
        if (!mayLackType && !schema.type().equals(data.get("type"))) {
            throw data.get("type") instanceof String
                    ? new Stop(ApiError.ofPointer(
                            "INVALID_RESOURCE",
                            "Invalid resource",
                            "The type must be " + schema.type() + ".",
                            "/data/type"))
                    : new Stop(ApiError.ofPointer(
                            "PARAM_MISSING",
                            "Missing Parameter",
                            "The required parameter, type, is missing.",
                            "/data/type"));
        }
        Object sent = data.get("id");
        if (withoutId && sent != null) {
            throw new Stop(ApiError.paramNotAllowed("id", "/data/id"));
        }
        id.ifPresent(expected -> checkId(expected, sent));
    }

    private static void checkId(String expected, @Nullable Object sent) {
        if (sent == null) {
            throw new Stop(ApiError.ofPointer(
                    "KEY_MISSING", "A key is required", "The resource object does not contain a key.", "/data/id"));
        }
        if (!expected.equals(sent)) {
            String shown = sent instanceof String text && text.matches("[A-Za-z0-9_-]{1,64}") ? text : "that was sent";
            throw new Stop(ApiError.of(
                    400,
                    "KEY_NOT_INCLUDED_IN_URL",
                    "Key is not included in URL",
                    "The URL does not support the key " + shown));
        }
    }

    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> data, String member, String at) {
        return data.get(member) == null ? Map.of() : object(data.get(member), at);
    }

    @SuppressWarnings("unchecked") // StrictJson makes maps with text keys only
    private static Map<String, @Nullable Object> object(@Nullable Object value, String pointer) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new Stop(ApiError.ofPointer("BAD_REQUEST", "Bad request", pointer + " must be an object.", pointer));
    }

    private Set<String> triggers(Map<String, @Nullable Object> attributes) {
        Set<String> set = new LinkedHashSet<>();
        for (Attribute trigger : schema.triggers()) {
            if (attributes.containsKey(trigger.name())) {
                if (!(attributes.get(trigger.name()) instanceof Boolean wanted)) {
                    throw invalidValue(trigger);
                }
                if (wanted) {
                    set.add(trigger.name());
                }
            }
        }
        return set;
    }

    private void checkType(String name, @Nullable Object value) {
        Attribute attribute = schema.attributes().stream()
                .filter(candidate -> candidate.name().equals(name) && candidate.isWritten(creating))
                .findFirst()
                .orElseThrow(() -> new Stop(ApiError.paramNotAllowed(name, "/data/attributes/" + name)));
        if (value != null && !attribute.kind().admits(value)) {
            throw invalidValue(attribute);
        }
    }

    private static Stop invalidValue(Attribute attribute) {
        return new Stop(ApiError.ofPointer(
                "INVALID_FIELD_VALUE",
                "Invalid field value",
                "The value is not a valid value for " + attribute.name() + ": it must be "
                        + attribute.kind().sentence() + ".",
                "/data/attributes/" + attribute.name()));
    }

    private List<Fault> faults(Map<String, @Nullable Object> plain, Map<String, String> relations) {
        List<Fault> faults = new ArrayList<>();
        for (Attribute attribute : schema.attributes()) {
            boolean given = plain.containsKey(attribute.name());
            boolean missing = creating && !given && attribute.writing() == Attribute.Writing.MUST;
            if (missing || given) {
                fault(attribute, plain.get(attribute.name())).ifPresent(faults::add);
            }
        }
        if (creating) {
            schema.requiredRelations().stream()
                    .filter(relation -> !relations.containsKey(relation))
                    .forEach(relation -> faults.add(Fault.ofRelation(relation, "can't be blank", "blank")));
        }
        return faults;
    }

    private static Optional<Fault> fault(Attribute attribute, @Nullable Object value) {
        boolean must = attribute.writing() == Attribute.Writing.MUST;
        if (value == null) {
            return attribute.nullable() ? Optional.empty() : Optional.of(Fault.blank(attribute.name()));
        }
        if (value instanceof String text) {
            if (must && text.isBlank()) {
                return Optional.of(Fault.blank(attribute.name()));
            }
            if (text.codePointCount(0, text.length()) > attribute.longest()) {
                return Optional.of(Fault.tooLong(attribute.name(), attribute.longest()));
            }
            if (!attribute.values().isEmpty() && !attribute.values().contains(text)) {
                return Optional.of(Fault.of(attribute.name(), "is not included in the list", "inclusion"));
            }
        }
        return Optional.empty();
    }

    private Map<String, String> relations(Map<String, @Nullable Object> sent) {
        Map<String, String> relations = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            String pointer = "/data/relationships/" + name;
            if (!schema.relations().contains(name)) {
                throw new Stop(ApiError.paramNotAllowed(name, pointer));
            }
            Object data = object(value, pointer).get("data");
            if (data != null) {
                if (!(object(data, pointer + "/data").get("id") instanceof String id)) {
                    throw new Stop(ApiError.ofPointer(
                            "BAD_REQUEST", "Bad request", "The linkage needs a type and an id.", pointer + "/data"));
                }
                relations.put(name, id);
            }
        });
        return relations;
    }
}
