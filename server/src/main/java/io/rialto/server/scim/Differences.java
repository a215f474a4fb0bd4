package io.rialto.server.scim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies between an account as it is and as it should be, and the two ways to say it. */
record Differences(Resource is, Wanted wanted, Map<Path, @Nullable Object> values, boolean activates, boolean binds) {

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

    /** @param binds whether it becomes the account of the wanted externalId */
    static Differences between(Resource is, Wanted wanted, boolean binds) {
        Map<Path, @Nullable Object> values = new LinkedHashMap<>();
        wanted.attributes().forEach((path, value) -> {
            if (!same(path.read(is.members()).orElse(null), value)) {
                values.put(path, value);
            }
        });
        return new Differences(is, wanted, values, wanted.activates() && !is.isActive(), binds);
    }

    boolean isEmpty() {
        return values.isEmpty() && !activates && !binds;
    }

    /** Where they differ. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        if (binds) {
            places.add("externalId");
        }
        if (activates) {
            places.add("active");
        }
        values.keySet().forEach(path -> places.add(path.text()));
        return places;
    }

    /** RFC 7644 §3.5.2 */
    Map<String, Object> patch() {
        List<Object> operations = new ArrayList<>();
        if (binds) {
            operations.add(operation("add", "externalId", wanted.externalId()));
        }
        if (activates) {
            operations.add(operation("replace", "active", true));
        }
        values.forEach((path, value) -> operations.add(operation(path, value)));
        return patch(operations);
    }

    static Map<String, Object> patch(List<Object> operations) {
        return Map.of("schemas", List.of(PATCH), "Operations", operations);
    }

    private Map<String, Object> operation(Path path, @Nullable Object value) {
        if (value == null) {
            return operation("remove", path.text(), null);
        }
        // §3.5.2.3: replacing in an element that is not there is an error
        return path.hasElement(is.members())
                ? operation("replace", path.text(), value)
                : operation("add", path.textOfAll(), path.newElement(value));
    }

    static Map<String, Object> operation(String kind, String path, @Nullable Object value) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", kind);
        operation.put("path", path);
        if (value != null) {
            operation.put("value", value);
        }
        return operation;
    }

    /** RFC 7644 §3.5.1: the whole, with what was there and is not ours to change. */
    Map<String, Object> put() {
        Map<String, Object> whole = new LinkedHashMap<>(is.members());
        if (binds) {
            Members.put(whole, "externalId", wanted.externalId());
        }
        if (activates) {
            Members.put(whole, "active", true);
        }
        values.forEach((path, value) -> path.write(whole, value));
        return whole;
    }

    /** RFC 7644 §3.3: an account that is not there yet. */
    static Map<String, Object> post(Wanted wanted) {
        Map<String, Object> whole = new LinkedHashMap<>();
        List<Object> schemas = new ArrayList<>(List.of(USER));
        whole.put("schemas", schemas);
        whole.put("externalId", wanted.externalId());
        wanted.attributes().forEach((path, value) -> {
            if (value != null) {
                Optional.ofNullable(path.schema())
                        .filter(schema -> !schemas.contains(schema))
                        .ifPresent(schemas::add);
                path.write(whole, value);
            }
        });
        whole.put("active", true);
        return whole;
    }

    /** A service adds members of its own to what it is told. */
    private static boolean same(@Nullable Object is, @Nullable Object wanted) {
        if (wanted instanceof List<?> list && is instanceof List<?> elements) {
            return list.size() == elements.size()
                    && list.stream().allMatch(one -> elements.stream().anyMatch(element -> same(element, one)));
        }
        if (wanted instanceof Map<?, ?> && is instanceof Map<?, ?>) {
            return Members.object(wanted).entrySet().stream()
                    .allMatch(member ->
                            same(Members.of(Members.object(is), member.getKey()).orElse(null), member.getValue()));
        }
        if (wanted instanceof Long whole && is instanceof Double number) {
            return whole.doubleValue() == number;
        }
        return wanted == null ? is == null || is.equals("") : wanted.equals(is);
    }
}
