package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;

/** One thing that a service is told of a customer. */
record Leaving(String name, String from, boolean required) {

    static List<Leaving> of(Thing service) {
        Map<String, Object> release = service.map("release");
        List<?> required = release.get("required") instanceof List<?> names ? names : List.of();
        return release.get("attributes") instanceof Map<?, ?> attributes
                ? attributes.entrySet().stream()
                        .map(one -> new Leaving(
                                String.valueOf(one.getKey()),
                                String.valueOf(one.getValue()),
                                required.contains(one.getKey())))
                        .toList()
                : List.of();
    }
}
