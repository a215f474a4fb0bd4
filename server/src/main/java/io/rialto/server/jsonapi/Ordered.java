package io.rialto.server.jsonapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a description the same bytes at every start: {@link Map#of} has another order each time. */
final class Ordered {

    private Ordered() {}

    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LinkedHashMap<?, ?> map -> members(map, List.copyOf(map.keySet()));
            case Map<?, ?> map -> members(map, map.keySet().stream().sorted().toList());
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                list.forEach(element -> all.add(of(element)));
                yield all;
            }
            default -> value;
        };
    }

    private static Map<String, Object> members(Map<?, ?> map, List<?> keys) {
        Map<String, Object> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(String.valueOf(key), of(map.get(key))));
        return all;
    }
}
