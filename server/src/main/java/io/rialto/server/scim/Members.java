package io.rialto.server.scim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an account: names are the same in any letter case (RFC 7643 §2.1). */
final class Members {

    private Members() {}

    static Optional<Object> of(Map<String, Object> members, String name) {
        Object exact = members.get(name);
        return exact != null
                ? Optional.of(exact)
                : members.entrySet().stream()
                        .filter(member -> member.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    static Optional<String> text(Map<String, Object> members, String name) {
        return of(members, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The value's members; none when it is no object. */
    @SuppressWarnings("unchecked") // read by StrictJson, whose objects have text keys
    static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** A copy of the object of that name, put in its place to be changed. */
    static Map<String, Object> inner(Map<String, Object> members, String name) {
        Map<String, Object> copy =
                new LinkedHashMap<>(of(members, name).map(Members::object).orElseGet(Map::of));
        put(members, name, copy);
        return copy;
    }

    static void put(Map<String, Object> members, String name, @Nullable Object value) {
        members.keySet().removeIf(known -> known.equalsIgnoreCase(name));
        if (value != null) {
            members.put(name, value);
        }
    }
}
