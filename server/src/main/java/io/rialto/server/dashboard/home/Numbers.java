package io.rialto.server.dashboard.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a report. */
final class Numbers {

    private Numbers() {}

    static List<Map<?, ?>> members(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    static List<Map.Entry<?, ?>> entries(Map<?, ?> members) {
        return new ArrayList<>(members.entrySet());
    }

    static String text(Map<?, ?> members, String name) {
        return String.valueOf(members.get(name));
    }

    static long number(Map<?, ?> members, String name) {
        return number(members.get(name));
    }

    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
