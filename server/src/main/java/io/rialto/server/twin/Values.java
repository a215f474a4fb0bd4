package io.rialto.server.twin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON's values as an account shows them. */
final class Values {

    private Values() {}

    static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    static Map<String, List<String>> texts(Map<String, ?> members) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> texts.put(name, texts(value)));
        return texts;
    }
}
