package io.rialto.server.dashboard.event;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A change, as the page shows it. */
record EventRow(long number, String at, String who, String what, String about, List<Altered> altered) {

    /** An attribute with what it was and is; empty for nothing. */
    record Altered(String attribute, String before, String after) {}

    private static final List<String> NAMING = List.of("name", "slug", "user", "service", "site_id");

    /** @param names by ids, of people and of what has a name */
    static EventRow of(Thing version, Map<String, String> names) {
        return new EventRow(
                version.number("number"),
                version.instant("created_at").map(Words::of).orElse(""),
                who(version.text("who"), names),
                verb(version.text("event")) + " " + kind(version.text("resource_type")),
                about(version, names),
                new TreeMap<>(version.map("changes"))
                        .entrySet().stream()
                                .map(one -> new Altered(
                                        one.getKey().replace('_', ' '), at(one.getValue(), 0), at(one.getValue(), 1)))
                                .toList());
    }

    private static String kind(String type) {
        return type.replace('_', ' ').replaceFirst("(?<=ch)es$|s$", "").replaceFirst("^api\\b", "API");
    }

    /** The name that it has or the change tells, else the id. */
    private static String about(Thing version, Map<String, String> names) {
        String id = version.text("resource_id");
        Map<String, ?> changes = version.map("changes");
        return NAMING.stream()
                .flatMap(name -> Stream.ofNullable(changes.get(name)))
                .map(EventRow::told)
                .filter(told -> !told.isEmpty())
                .map(told -> names.getOrDefault(told, told))
                .findFirst()
                .orElse(names.getOrDefault(id, id));
    }

    private static String told(Object pair) {
        String after = at(pair, 1);
        return after.isEmpty() ? at(pair, 0) : after;
    }

    private static String who(String id, Map<String, String> names) {
        return switch (id) {
            case "file" -> "The configuration file";
            case "system" -> "Rialto itself";
            case "customer" -> "A customer";
            default -> names.getOrDefault(id, id);
        };
    }

    private static String verb(String event) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "create" -> "Made";
            case "destroy" -> "Removed";
            default -> "Changed";
        };
    }

    private static String at(Object pair, int place) {
        return pair instanceof List<?> list && list.size() > place && list.get(place) != null
                ? String.valueOf(list.get(place))
                : "";
    }
}
