package io.rialto.server.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search as the parts of a statement, the same for H2 and PostgreSQL. A store writes
 *
 * <pre>{@code
 * SqlSearch sql = SqlSearch.of(search, COLUMNS);
 * jdbc.sql("select ... where p.organization_id = :organization and " + sql.where() + " order by " + sql.order()
 *                 + " limit :limit offset :offset")
 *         .params(sql.parameters())
 *         .param("organization", ...)
 * }</pre>
 *
 * @param where a condition in parentheses
 * @param order never empty, and complete: its last part is the key
 * @param parameters of all parts, {@code limit} and {@code offset} among them; a count ignores what it does not need
 */
public record SqlSearch(String where, String order, Map<String, Object> parameters) {

    public SqlSearch {
        parameters = Map.copyOf(parameters);
    }

    /** @throws IllegalArgumentException when it names what the store does not have, or a value that cannot be one */
    public static SqlSearch of(Search search, Columns columns) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = new SqlCondition(columns, parameters).of(search.condition());
        parameters.put("limit", search.page().size());
        parameters.put("offset", search.page().offset());
        return new SqlSearch(where, order(search.order(), columns), parameters);
    }

    private static String order(List<Order> orders, Columns columns) {
        boolean complete = orders.stream().anyMatch(order -> order.attribute().equals(columns.key()));
        Stream<Order> key = complete ? Stream.empty() : Stream.of(new Order(columns.key(), false));
        return Stream.concat(orders.stream(), key)
                .map(order -> columns.column(order.attribute()).sql() + (order.descending() ? " desc" : ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
