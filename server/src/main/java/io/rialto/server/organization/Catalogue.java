package io.rialto.server.organization;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Things that are in no table, searched as if they were: the same rules of comparison as everywhere, for the price of a statement
 * that names them all.
 *
 * @param <T> what they are; each has an id
 */
final class Catalogue<T> {

    private final JdbcClient jdbc;
    private final Map<String, T> byId;
    private final String rows;
    private final Columns columns;

    /** @param attributes texts of a–z and _, or truth values */
    Catalogue(JdbcClient jdbc, List<T> all, Function<T, String> id, Map<String, Function<T, Object>> attributes) {
        this.jdbc = jdbc;
        this.byId =
                all.stream().collect(Collectors.toMap(id, item -> item, (first, second) -> first, LinkedHashMap::new));
        this.rows = "(values "
                + all.stream()
                        .map(item -> row(id.apply(item), item, attributes))
                        .collect(Collectors.joining(", "))
                + ") as c (id, " + String.join(", ", attributes.keySet()) + ") where 1 = 1";
        Columns known = Columns.withId("c.id");
        for (Map.Entry<String, Function<T, Object>> attribute : attributes.entrySet()) {
            boolean truth = attribute.getValue().apply(all.getFirst()) instanceof Boolean;
            known = known.and(attribute.getKey(), "c." + attribute.getKey(), truth ? Type.BOOLEAN : Type.TEXT);
        }
        this.columns = known;
    }

    private static <T> String row(String id, T item, Map<String, Function<T, Object>> attributes) {
        return attributes.values().stream()
                .map(attribute -> literal(attribute.apply(item)))
                .collect(Collectors.joining(", ", "('" + id + "', ", ")"));
    }

    private static String literal(Object value) {
        String text = value.toString();
        if (!text.matches("[a-z_]+")) {
            throw new IllegalArgumentException("only our own words become part of a statement");
        }
        return value instanceof Boolean ? text : "'" + text + "'";
    }

    Found<T> search(Search search) {
        return Pages.find(jdbc, "c.id", rows, Map.of(), search, columns, (row, number) -> named(row.getString("id")));
    }

    private T named(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }
}
