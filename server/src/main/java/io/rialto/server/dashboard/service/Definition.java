package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service says of itself, while a form changes it. Places are written as the API's faults are: {@code definition/saml/acs}. */
final class Definition {

    static final String PREFIX = "definition/";

    private final Map<String, @Nullable Object> members;

    private Definition(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    static Definition of(Thing service) {
        return new Definition(copy(service.map("definition")));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) ->
                copy.put(String.valueOf(name), value instanceof Map<?, ?> m ? copy(m) : value));
        return copy;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    /** What stands there, as a form shows it: a list's items each on a line. */
    String text(String place) {
        return at(place)
                .map(value -> value instanceof List<?> list
                        ? String.join("\n", list.stream().map(String::valueOf).toList())
                        : String.valueOf(value))
                .orElse("");
    }

    private Optional<Object> at(String place) {
        Object value = members;
        for (String step : steps(place)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(value);
    }

    /** From now on that stands there; null: that nothing does, whatever the preset says. */
    void put(String place, @Nullable Object value) {
        List<String> steps = steps(place);
        Map<String, @Nullable Object> inner = members;
        for (String step : steps.subList(0, steps.size() - 1)) {
            Map<String, @Nullable Object> next =
                    inner.get(step) instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
            inner.put(step, next);
            inner = next;
        }
        inner.put(steps.getLast(), value);
    }

    /** From now on nothing is said there. */
    void remove(String place) {
        if (at(place).isPresent()) {
            put(place, null);
            List<String> steps = steps(place);
            Object inner = members;
            for (String step : steps.subList(0, steps.size() - 1)) {
                inner = inner instanceof Map<?, ?> map ? map.get(step) : null;
            }
            if (inner instanceof Map<?, ?> map) {
                map.remove(steps.getLast());
            }
        }
    }

    // Within a place a name's own slash is written ~1, RFC 6901 §3.
    private static List<String> steps(String place) {
        return List.of(place.substring(PREFIX.length()).split("/", -1)).stream()
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** A name as a step of a place. */
    static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** It may hold what somebody typed: it has no text. */
    @Override
    public String toString() {
        return "Definition[…]";
    }
}
