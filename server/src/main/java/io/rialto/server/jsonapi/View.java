package io.rialto.server.jsonapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of it somebody wants to see.
 *
 * @param fields by type: the attributes and relationships; a type that is not there is shown in full
 * @param includes the related resources that come along
 */
record View(Map<String, Set<String>> fields, Includes includes) {

    private static final int MOST_INCLUDES = 20;
    private static final int DEEPEST = 3;

    static final View FULL = new View(Map.of(), new Includes(Map.of()));

    /** A tree of relations. */
    record Includes(Map<String, Includes> byRelation) {

        static Includes of(List<List<String>> paths) {
            Map<String, Includes> tree = new LinkedHashMap<>();
            Map<String, List<List<String>>> byFirst = new LinkedHashMap<>();
            paths.stream()
                    .filter(path -> !path.isEmpty())
                    .forEach(path -> byFirst.computeIfAbsent(path.getFirst(), first -> new java.util.ArrayList<>())
                            .add(path.subList(1, path.size())));
            byFirst.forEach((first, rest) -> tree.put(first, of(rest)));
            return new Includes(tree);
        }
    }

    boolean shows(String type, String field) {
        Set<String> wanted = fields.get(type);
        return wanted == null || wanted.contains(field);
    }

    /** @throws Stop when a parameter names what there is not */
    static View of(Query query, Schema<?> schema, Resources resources) {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        List<List<String>> paths = List.of();
        for (Map.Entry<String, String> parameter : query.parameters().entrySet()) {
            String name = parameter.getKey();
            if (name.startsWith("fields[") && name.endsWith("]")) {
                String type = name.substring("fields[".length(), name.length() - 1);
                fields.put(type, fields(type, parameter.getValue(), resources));
            } else if (name.equals("include")) {
                paths = paths(parameter.getValue(), schema, resources);
            }
        }
        return new View(fields, Includes.of(paths));
    }

    static boolean reads(String parameter) {
        return parameter.equals("include") || (parameter.startsWith("fields[") && parameter.endsWith("]"));
    }

    private static Set<String> fields(String type, String names, Resources resources) {
        Schema<?> schema = resources
                .ofType(type)
                .orElseThrow(() -> new Stop(ApiError.ofParameter(
                        "INVALID_RESOURCE", "Invalid resource", type + " is not a valid resource.", "fields")))
                .schema();
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            if (!name.isEmpty() && !name.equals("id") && !schema.has(name)) {
                throw new Stop(ApiError.ofParameter(
                        "INVALID_FIELD",
                        "Invalid field",
                        name + " is not a valid field for " + type + ".",
                        "fields[" + type + "]"));
            }
            wanted.add(name);
        }
        return wanted;
    }

    private static List<List<String>> paths(String value, Schema<?> schema, Resources resources) {
        List<List<String>> paths = Arrays.stream(value.split(",", -1))
                .filter(path -> !path.isEmpty())
                .map(path -> List.of(path.split("\\.", -1)))
                .toList();
        if (paths.size() > MOST_INCLUDES) {
            throw new Stop(ApiError.paramNotAllowed("include", null));
        }
        paths.forEach(path -> check(path, schema, resources));
        return paths;
    }

    private static void check(List<String> path, Schema<?> first, Resources resources) {
        Schema<?> schema = first;
        for (String name : path) {
            String type = schema.relation(name).map(Relation::type).orElse("");
            Resource<?> target = resources.ofType(type).orElse(null);
            if (target == null || path.size() > DEEPEST) {
                throw new Stop(ApiError.ofParameter(
                        "INVALID_INCLUDE",
                        "Invalid include",
                        name + " is not a valid includable relationship of " + schema.type(),
                        "include"));
            }
            schema = target.schema();
        }
    }
}
