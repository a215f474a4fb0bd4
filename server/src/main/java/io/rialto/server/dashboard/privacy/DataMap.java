package io.rialto.server.dashboard.privacy;

import io.rialto.server.jsonapi.Csv;
import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What leaves for a service.
 *
 * @param lines none: nothing but a name of its own for the customer
 */
record DataMap(String id, String name, String slug, boolean active, List<Line> lines) {

    private static final String HEAD = "service,name_at_the_service,from,needed_by_the_service,sensitive\r\n";

    /**
     * @param from an expression
     * @param needed whoever does not have it cannot enter
     */
    record Line(String name, String from, boolean needed, boolean sensitive) {}

    static DataMap of(Thing service) {
        Map<String, Object> release = service.map("release");
        List<?> needed = release.get("required") instanceof List<?> names ? names : List.of();
        List<?> sensitive = release.get("sensitive") instanceof List<?> names ? names : List.of();
        List<Line> lines = release.get("attributes") instanceof Map<?, ?> attributes
                ? attributes.entrySet().stream()
                        .map(one -> new Line(
                                String.valueOf(one.getKey()),
                                String.valueOf(one.getValue()),
                                needed.contains(one.getKey()),
                                sensitive.contains(one.getKey())))
                        .toList()
                : List.of();
        return new DataMap(service.id(), service.text("name"), service.text("slug"), service.flag("active"), lines);
    }

    String csv() {
        return HEAD
                + lines.stream()
                        .map(line -> Stream.of(
                                        slug,
                                        line.name(),
                                        line.from(),
                                        line.needed() ? "yes" : "no",
                                        line.sensitive() ? "yes" : "no")
                                .map(Csv::cell)
                                .collect(Collectors.joining(",", "", "\r\n")))
                        .collect(Collectors.joining());
    }
}
