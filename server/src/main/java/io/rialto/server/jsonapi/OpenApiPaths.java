package io.rialto.server.jsonapi;

import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The addresses, and what can be done at each. */
final class OpenApiPaths {

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> ID = Map.of("name", "id", "in", "path", "required", true, "schema", TEXT);

    private final Resources resources;

    OpenApiPaths(Resources resources) {
        this.resources = resources;
    }

    Map<String, Object> all() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Resource<?> resource : resources.all()) {
            Schema<?> schema = resource.schema();
            put(paths, "/" + schema.type(), ofAll(schema));
            put(paths, "/" + schema.type() + "/{id}", ofOne(schema));
            if (!schema.own().isEmpty()) {
                put(paths, "/" + schema.own(), ofOwn(schema));
            }
            for (Relation<?> relation : schema.relations()) {
                related(paths, schema, relation);
            }
            for (Action action : schema.actions()) {
                put(
                        paths,
                        "/" + schema.type() + "/{id}/" + action.name(),
                        Map.of(action.method().toLowerCase(Locale.ROOT), act(schema, action)));
            }
        }
        put(paths, "/openapi.json", Map.of("get", description()));
        return paths;
    }

    private static void put(Map<String, Object> paths, String path, Map<String, Object> operations) {
        if (!operations.isEmpty()) {
            paths.put(path, operations);
        }
    }

    private Map<String, Object> ofAll(Schema<?> schema) {
        Map<String, Object> operations = new LinkedHashMap<>();
        if (schema.offers(Operation.LIST)) {
            operations.put("get", listing(schema));
        }
        if (schema.offers(Operation.CREATE)) {
            Map<String, Object> create = writing("Create one of " + schema.type(), parameters(schema, false, false));
            create.put("requestBody", body(OpenApiSchemas.ref(schema.type() + "_create")));
            create.put("responses", responses("201", document(OpenApiSchemas.ref(schema.type())), true));
            operations.put("post", create);
        }
        return operations;
    }

    private static Map<String, Object> listing(Schema<?> schema) {
        Map<String, Object> list = list(schema);
        Map<String, Object> operation = reading("List " + schema.type(), parameters(schema, true, false), list);
        if (!schema.extracted().isEmpty()) {
            Map<String, Object> forms = new LinkedHashMap<>(Thing.members(list.get("content")));
            for (ListFile file : ListFile.values()) {
                forms.put(file.mediaType(), Map.of("schema", TEXT));
            }
            list.put("content", forms);
            operation.put(
                    "description",
                    "Asked for as a file, by the Accept header, the answer is everything that the filters leave, in"
                            + " the order of " + schema.extracted().getFirst()
                            + ", without pages: then filter[q] is the only parameter. Columns: "
                            + String.join(", ", schema.extracted()) + ".");
        }
        return operation;
    }

    private Map<String, Object> ofOne(Schema<?> schema) {
        Map<String, Object> operations = new LinkedHashMap<>();
        if (schema.offers(Operation.RETRIEVE)) {
            operations.put(
                    "get",
                    reading(
                            "Retrieve one of " + schema.type(),
                            parameters(schema, false, true),
                            document(OpenApiSchemas.ref(schema.type()))));
        }
        if (schema.offers(Operation.UPDATE)) {
            operations.put("patch", update(schema, true));
        }
        if (schema.offers(Operation.DELETE)) {
            Map<String, Object> delete = writing("Delete one of " + schema.type(), List.of(ID));
            delete.put("responses", responses("204", Map.of("description", "It is gone."), true));
            operations.put("delete", delete);
        }
        return operations;
    }

    private Map<String, Object> ofOwn(Schema<?> schema) {
        Map<String, Object> operations = new LinkedHashMap<>();
        operations.put(
                "get",
                reading(
                        "Retrieve your own",
                        parameters(schema, false, false),
                        document(OpenApiSchemas.ref(schema.type()))));
        if (schema.offers(Operation.UPDATE)) {
            operations.put("patch", update(schema, false));
        }
        return operations;
    }

    private Map<String, Object> update(Schema<?> schema, boolean byId) {
        Map<String, Object> update = writing("Change one of " + schema.type(), parameters(schema, false, byId));
        update.put("requestBody", body(OpenApiSchemas.ref(schema.type() + "_update")));
        update.put("responses", responses("200", document(OpenApiSchemas.ref(schema.type())), true));
        return update;
    }

    private void related(Map<String, Object> paths, Schema<?> schema, Relation<?> relation) {
        Schema<?> target = resources
                .ofType(relation.type())
                .<Schema<?>>map(Resource::schema)
                .orElse(null);
        if (target == null) {
            return;
        }
        String path = "/" + schema.type() + "/{id}/";
        boolean many = relation instanceof Relation.ToMany<?>;
        Map<String, Object> document = many
                ? list(target)
                : document(Map.of("anyOf", List.of(OpenApiSchemas.ref(target.type()), Map.of("type", "null"))));
        put(
                paths,
                path + relation.name(),
                Map.of("get", reading("What it is related to", parameters(target, many, true), document)));
        put(
                paths,
                path + "relationships/" + relation.name(),
                Map.of("get", reading("Which it is related to", List.of(ID), linkage(many))));
    }

    private static Map<String, Object> act(Schema<?> schema, Action action) {
        Map<String, Object> act = writing(action.description(), List.of(ID));
        act.put("requestBody", body(OpenApiSchemas.of(schema, action)));
        act.put("responses", responses("202", Map.of("description", "It is done."), true));
        return act;
    }

    private static Map<String, Object> description() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", "This document");
        operation.put("security", List.of());
        operation.put("responses", Map.of("200", content("OpenAPI 3.1", "application/json", Map.of("type", "object"))));
        return operation;
    }

    private static Map<String, Object> reading(String summary, List<Object> parameters, Map<String, Object> answer) {
        Map<String, Object> operation = writing(summary, parameters);
        Map<String, Object> responses = responses("200", answer, false);
        responses.put("304", Map.of("description", "You have it already."));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> writing(String summary, List<Object> parameters) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", summary);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        return operation;
    }

    private static Map<String, Object> responses(String status, Map<String, Object> answer, boolean writing) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(status, answer);
        OpenApiFaults.addTo(responses, writing);
        return responses;
    }

    private static List<Object> parameters(Schema<?> schema, boolean list, boolean byId) {
        List<Object> parameters = new ArrayList<>();
        if (byId) {
            parameters.add(ID);
        }
        parameters.add(query("include", "Relationships to bring along, by commas; dots go deeper.", TEXT));
        parameters.add(
                query("fields[" + schema.type() + "]", "Attributes and relationships to show, by commas.", TEXT));
        if (list) {
            parameters.add(query("sort", "By commas; a minus is downwards: " + sortable(schema) + ".", TEXT));
            parameters.add(query("page[number]", "From 1.", integer(Page.HIGHEST, Page.FIRST.number())));
            parameters.add(query("page[size]", "", integer(Page.LARGEST, Page.FIRST.size())));
            parameters.add(query("filter[q]", filters(schema), Map.of("type", "object")));
        }
        return parameters;
    }

    private static Map<String, Object> integer(int most, int usual) {
        return Map.of("type", "integer", "minimum", 1, "maximum", most, "default", usual);
    }

    private static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("schema", schema);
        return parameter;
    }

    private static String sortable(Schema<?> schema) {
        return schema.filterable().keySet().stream()
                .filter(schema::isSortable)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String filters(Schema<?> schema) {
        return "filter[q][name_predicate]=value, several names joined by _or_ or _and_. Names: "
                + String.join(", ", new TreeSet<>(schema.filterable().keySet())) + ". Predicates: "
                + Arrays.stream(Predicate.values()).map(Predicate::text).collect(Collectors.joining(", ")) + ".";
    }

    private static Map<String, Object> body(Map<String, Object> schema) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put("content", Map.of(MediaTypes.JSON_API, Map.of("schema", schema)));
        return body;
    }

    private static Map<String, Object> document(Map<String, Object> data) {
        Map<String, Object> included = Map.of("type", "array", "items", OpenApiSchemas.ref("any"));
        return content(
                "The resource",
                MediaTypes.JSON_API,
                OpenApiSchemas.closed(Map.of("data", data, "included", included), List.of("data")));
    }

    private static Map<String, Object> list(Schema<?> schema) {
        Map<String, Object> count = Map.of("type", "integer", "minimum", 0);
        Map<String, Object> uri = Map.of("type", "string", "format", "uri");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("data", Map.of("type", "array", "items", OpenApiSchemas.ref(schema.type())));
        properties.put("included", Map.of("type", "array", "items", OpenApiSchemas.ref("any")));
        properties.put(
                "meta",
                OpenApiSchemas.closed(
                        Map.of("record_count", count, "page_count", count), List.of("record_count", "page_count")));
        properties.put(
                "links",
                OpenApiSchemas.closed(
                        Map.of("first", uri, "prev", uri, "next", uri, "last", uri), List.of("first", "last")));
        return content(
                "A page of the list",
                MediaTypes.JSON_API,
                OpenApiSchemas.closed(properties, List.of("data", "meta", "links")));
    }

    private static Map<String, Object> linkage(boolean many) {
        Object one = OpenApiSchemas.ref("linkage");
        Object data =
                many ? Map.of("type", "array", "items", one) : Map.of("anyOf", List.of(one, Map.of("type", "null")));
        return content(
                "The linkage",
                MediaTypes.JSON_API,
                OpenApiSchemas.closed(
                        Map.of("links", Map.of("type", "object"), "data", data), List.of("links", "data")));
    }

    private static Map<String, Object> content(String description, String type, Map<String, Object> schema) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", description);
        response.put("content", Map.of(type, Map.of("schema", schema)));
        return response;
    }
}
