package io.rialto.server.jsonapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All resources of the API, by type. */
@Component
final class Resources {

    private final Map<String, Resource<?>> byType = new TreeMap<>();

    Resources(ObjectProvider<Resource<?>> all) {
        for (Resource<?> resource : all) {
            if (byType.put(resource.schema().type(), resource) != null) {
                throw new IllegalStateException(
                        "two resources are of type " + resource.schema().type());
            }
        }
    }

    List<Resource<?>> all() {
        return List.copyOf(byType.values());
    }

    Optional<Resource<?>> ofType(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The one whose own is under this path. */
    Optional<Resource<?>> owned(String path) {
        return byType.values().stream()
                .filter(resource -> !path.isEmpty() && resource.schema().own().equals(path))
                .findFirst();
    }
}
