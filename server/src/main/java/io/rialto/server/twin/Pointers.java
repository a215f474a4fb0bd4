package io.rialto.server.twin;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON with something where a pointer points (RFC 6901); a number in it counts places of a list. */
final class Pointers {

    private static final int LAST_PLACE = 99;

    private Pointers() {}

    /** A JSON text that has each value at its pointer. */
    static String with(Map<String, Object> values) {
        Object root = null;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            root = placed(root, tokens(value.getKey()), value.getValue());
        }
        return text(Objects.requireNonNullElse(root, Map.of()));
    }

    /** A JSON text of the same form that has nothing there. */
    static String without(String pointer) {
        return text(empty(tokens(pointer)));
    }

    private static List<String> tokens(String pointer) {
        return Stream.of(pointer.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static Object placed(@Nullable Object into, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        String token = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (!isPlace(token)) {
            Map<String, Object> members = members(into);
            members.put(token, placed(members.get(token), rest, value));
            return members;
        }
        List<Object> items = into instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
        int place = Integer.parseInt(token);
        while (items.size() <= place) {
            items.add(Map.of());
        }
        items.set(place, placed(items.get(place), rest, value));
        return items;
    }

    private static Map<String, Object> members(@Nullable Object into) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (into instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), Objects.requireNonNull(value)));
        }
        return members;
    }

    private static Object empty(List<String> path) {
        if (isPlace(path.getFirst())) {
            return List.of();
        }
        return path.size() == 1 ? Map.of() : Map.of(path.getFirst(), empty(path.subList(1, path.size())));
    }

    private static boolean isPlace(String token) {
        return token.matches("[0-9]{1,2}") && Integer.parseInt(token) <= LAST_PLACE;
    }

    private static String text(Object root) {
        return root instanceof List<?> list
                ? JSONArrayUtils.toJSONString(list)
                : JSONObjectUtils.toJSONString(members(root));
    }
}
