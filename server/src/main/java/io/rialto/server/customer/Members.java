package io.rialto.server.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of one JSON object, read by the type they must have. */
record Members(String path, Map<String, Object> values) {

    /** A member is missing or has the wrong type. Names the member, never its value. */
    static final class Wrong extends IllegalArgumentException {
        Wrong(String member) {
            super(member, null);
        }

        String member() {
            return String.valueOf(getMessage());
        }
    }

    Wrong wrong(String name) {
        return new Wrong(path.isEmpty() ? name : path + "." + name);
    }

    Optional<String> text(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw wrong(name);
        };
    }

    /** A text of at least one character and at most so many. */
    String required(String name, int least, int most) {
        String text = text(name).orElseThrow(() -> wrong(name));
        if (text.length() < least || text.length() > most) {
            throw wrong(name);
        }
        return text;
    }

    /** An identifier: shops write it as a text or as a whole number. */
    Optional<String> identifier(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Long number -> Optional.of(number.toString());
            default -> throw wrong(name);
        };
    }

    long wholeNumber(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw wrong(name);
    }

    boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw wrong(name);
        };
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name);
            }
            texts.add(text);
        }
        return texts;
    }

    /** PHP writes an empty map as {@code []}: an empty list is taken for an empty object. */
    Optional<Members> object(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case List<?> list when list.isEmpty() -> Optional.empty();
            case Map<?, ?> map -> Optional.of(new Members(path.isEmpty() ? name : path + "." + name, cast(map)));
            default -> throw wrong(name);
        };
    }

    List<Map<String, Object>> objects(String name) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name);
            }
            objects.add(cast(map));
        }
        return objects;
    }

    Map<String, Object> without(Set<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(names);
        return rest;
    }

    private List<?> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name);
        };
    }

    @SuppressWarnings("unchecked") // StrictJson makes maps with text keys only
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
