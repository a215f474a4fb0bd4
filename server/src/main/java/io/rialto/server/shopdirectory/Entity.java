package io.rialto.server.shopdirectory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object that the shop sent, read by the type that each member must have. PHP writes an empty object as an empty list. */
record Entity(String what, Map<String, Object> members) {

    Optional<String> text(String name) {
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Long number -> Optional.of(number.toString());
            default -> throw wrong(name);
        };
    }

    boolean flag(String name) {
        return members.get(name) instanceof Boolean flag && flag;
    }

    Entity object(String name) {
        return switch (members.get(name)) {
            case null -> new Entity(name, Map.of());
            case List<?> list when list.isEmpty() -> new Entity(name, Map.of());
            case Map<?, ?> map -> of(name, map);
            default -> throw wrong(name);
        };
    }

    List<Entity> objects(String name) {
        return switch (members.get(name)) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(one -> one instanceof Map<?, ?> map ? of(name, map) : fail(name))
                        .toList();
            default -> throw wrong(name);
        };
    }

    private Entity fail(String name) {
        throw wrong(name);
    }

    private Halt wrong(String name) {
        return Halt.broken("sends " + what + " with an unusable " + name);
    }

    @SuppressWarnings("unchecked") // StrictJson makes maps with text keys only
    private static Entity of(String what, Map<?, ?> map) {
        return new Entity(what, (Map<String, Object>) map);
    }

    /** It has no text: customers are in it. */
    @Override
    public String toString() {
        return "Entity[" + what + "]";
    }
}
