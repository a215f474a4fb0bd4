package io.rialto.server.jsonapi;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done at an address. */
final class Methods {

    private static final Map<String, Operation> OF_ALL = Map.of("GET", Operation.LIST, "POST", Operation.CREATE);
    private static final Map<String, Operation> OF_ONE =
            Map.of("GET", Operation.RETRIEVE, "PATCH", Operation.UPDATE, "DELETE", Operation.DELETE);

    private Methods() {}

    static Set<String> of(Path path) {
        return switch (path) {
            case Path.Description description -> Set.of("GET");
            case Path.All<?> all -> offered(all.resource().schema(), OF_ALL).collect(Collectors.toSet());
            case Path.Own<?> own ->
                own.resource().schema().offers(Operation.UPDATE) ? Set.of("GET", "PATCH") : Set.of("GET");
            case Path.One<?> one -> offered(one.resource().schema(), OF_ONE).collect(Collectors.toSet());
            case Path.Related<?> related -> Set.of("GET");
            case Path.Doing<?> doing -> Set.of(doing.action().method());
            case Path.Nowhere nowhere -> Set.of();
        };
    }

    private static Stream<String> offered(Schema<?> schema, Map<String, Operation> methods) {
        return methods.entrySet().stream()
                .filter(method -> schema.offers(method.getValue()))
                .map(Map.Entry::getKey);
    }
}
