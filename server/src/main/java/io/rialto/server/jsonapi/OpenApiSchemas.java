package io.rialto.server.jsonapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of the documents: of each type as it is read, created and changed, and of errors. */
final class OpenApiSchemas {

    private static final Map<String, Object> URI = Map.of("type", "string", "format", "uri");
    private static final Map<String, Object> OBJECT = Map.of("type", "object");

    private final Resources resources;

    OpenApiSchemas(Resources resources) {
        this.resources = resources;
    }

    static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    Map<String, Object> all() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        List<Object> types = new ArrayList<>();
        for (Resource<?> resource : resources.all()) {
            Schema<?> schema = resource.schema();
            types.add(ref(schema.type()));
            schemas.put(schema.type(), read(schema));
            if (schema.offers(Operation.CREATE)) {
                schemas.put(schema.type() + "_create", written(schema, true));
            }
            if (schema.offers(Operation.UPDATE)) {
                schemas.put(schema.type() + "_update", written(schema, false));
            }
        }
        schemas.put("any", Map.of("anyOf", types));
        schemas.put("linkage", linkage());
        schemas.put("errors", errors());
        schemas.put("throttled", throttled());
        return schemas;
    }

    private static Map<String, Object> read(Schema<?> schema) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        schema.fields().forEach(field -> attributes.put(field.attribute().name(), value(field.attribute(), false)));
        Map<String, Object> relationships = new LinkedHashMap<>();
        schema.relations().forEach(relation -> relationships.put(relation.name(), relationship(relation)));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", Map.of("type", "string"));
        properties.put("type", Map.of("const", schema.type()));
        List<String> required = new ArrayList<>(List.of("id", "type", "attributes", "relationships"));
        if (schema.offers(Operation.RETRIEVE)) {
            properties.put("links", closed(Map.of("self", URI), List.of("self")));
            required.add(2, "links");
        }
        properties.put("attributes", closed(attributes, List.of()));
        properties.put("relationships", closed(relationships, List.of()));
        properties.put("meta", OBJECT);
        Map<String, Object> object = closed(properties, required);
        object.put("description", schema.description());
        return object;
    }

    private static Map<String, Object> relationship(Relation<?> relation) {
        Object data = switch (relation) {
            case Relation.ToOne<?> one -> Map.of("anyOf", List.of(ref("linkage"), Map.of("type", "null")));
            case Relation.ToMany<?> many -> Map.of("type", "array", "items", ref("linkage"));
        };
        Map<String, Object> links = Map.of("self", URI, "related", URI);
        return closed(Map.of("links", closed(links, List.of("self", "related")), "data", data), List.of("links"));
    }

    private static Map<String, Object> written(Schema<?> schema, boolean creating) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Schema.Field<?> field : schema.fields()) {
            Attribute attribute = field.attribute();
            if (attribute.isWritten(creating)) {
                attributes.put(attribute.name(), value(attribute, true));
                if (creating && attribute.writing() == Attribute.Writing.MUST) {
                    required.add(attribute.name());
                }
            }
        }
        schema.triggers().forEach(trigger -> attributes.put(trigger.name(), value(trigger, true)));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("const", schema.type()));
        if (!creating) {
            properties.put("id", Map.of("type", "string"));
        }
        properties.put("attributes", closed(attributes, required));
        properties.put("relationships", closed(givenRelations(schema), List.of()));
        return closed(
                Map.of(
                        "data",
                        closed(properties, required.isEmpty() ? List.of("type") : List.of("type", "attributes"))),
                List.of("data"));
    }

    /** What an action takes. */
    static Map<String, Object> of(Schema<?> schema, Action action) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        action.attributes().forEach(attribute -> attributes.put(attribute.name(), value(attribute, true)));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("const", schema.type()));
        properties.put("id", Map.of("type", "string"));
        properties.put("attributes", closed(attributes, List.of()));
        properties.put("relationships", closed(Map.of(), List.of()));
        return closed(Map.of("data", closed(properties, List.of())), List.of("data"));
    }

    private static Map<String, Object> givenRelations(Schema<?> schema) {
        Map<String, Object> relations = new LinkedHashMap<>();
        for (Relation<?> relation : schema.relations()) {
            if (relation instanceof Relation.ToOne<?> one && one.writable()) {
                relations.put(one.name(), closed(Map.of("data", ref("linkage")), List.of("data")));
            }
        }
        return relations;
    }

    private static Map<String, Object> value(Attribute attribute, boolean written) {
        Map<String, Object> value = new LinkedHashMap<>();
        String type = attribute.kind().schemaType();
        value.put("type", attribute.nullable() ? List.of(type, "null") : type);
        if (attribute.kind() == Kind.INSTANT) {
            value.put("format", "date-time");
        }
        if (!attribute.values().isEmpty()) {
            List<Object> values = new ArrayList<>(attribute.values());
            value.put(attribute.nullable() ? "examples" : "enum", values);
        }
        if (written && attribute.kind() == Kind.TEXT) {
            value.put("maxLength", attribute.longest());
        }
        if (!attribute.description().isEmpty()) {
            value.put("description", attribute.description());
        }
        Object example = attribute.example();
        if (example != null) {
            value.put("examples", List.of(example));
        }
        return value;
    }

    private static Map<String, Object> linkage() {
        return closed(Map.of("type", Map.of("type", "string"), "id", Map.of("type", "string")), List.of("type", "id"));
    }

    private static Map<String, Object> errors() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> source = closed(Map.of("pointer", text, "parameter", text), List.of());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("title", text);
        properties.put("detail", text);
        properties.put("code", text);
        properties.put("source", source);
        properties.put("status", Map.of("type", "string", "pattern", "^[45][0-9]{2}$"));
        properties.put("meta", OBJECT);
        Map<String, Object> error = closed(properties, List.of("title", "detail", "code", "status", "meta"));
        Map<String, Object> reference = closed(Map.of("reference", text), List.of("reference"));
        return closed(
                Map.of("errors", Map.of("type", "array", "items", error, "minItems", 1), "meta", reference),
                List.of("errors", "meta"));
    }

    private static Map<String, Object> throttled() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", Map.of("type", "string"));
        error.put("code", Map.of("const", "THROTTLED"));
        error.put("status", Map.of("const", 429));
        return closed(Map.of("errors", closed(error, List.of("title", "code", "status"))), List.of("errors"));
    }

    static Map<String, Object> closed(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }
}
