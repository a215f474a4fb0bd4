package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;

/**
 * What a draft has yet to say.
 *
 * @param step where it is typed
 * @param place where on that page
 */
record Missing(String name, String step, String place) {

    /** @param fields that have labels */
    static List<Missing> of(Thing service, List<Field> fields) {
        return service.map("missing").get("pointers") instanceof List<?> pointers
                ? pointers.stream()
                        .map(pointer -> String.valueOf(pointer).replaceFirst("^/data/attributes/", ""))
                        .map(place ->
                                new Missing(label(place, fields), Step.at(place).key(), place))
                        .toList()
                : List.of();
    }

    private static String label(String place, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.place().equals(place))
                .findFirst()
                .map(Field::label)
                .orElseGet(() -> Field.label(place.substring(place.lastIndexOf('/') + 1)));
    }
}
