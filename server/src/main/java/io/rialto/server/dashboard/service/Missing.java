package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;

/**
 * What a draft has yet to say.
 *
 * @param step where it is typed
 */
record Missing(String name, String step) {

    static List<Missing> of(Thing service) {
        return service.map("missing").get("pointers") instanceof List<?> pointers
                ? pointers.stream()
                        .map(pointer -> String.valueOf(pointer).replaceFirst("^/data/attributes/", ""))
                        .map(place -> new Missing(
                                place.substring(place.lastIndexOf('/') + 1).replace('_', ' '),
                                Step.at(place).key()))
                        .toList()
                : List.of();
    }
}
