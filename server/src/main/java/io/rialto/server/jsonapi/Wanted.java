package io.rialto.server.jsonapi;

import io.rialto.server.search.Condition;
import io.rialto.server.search.Filter;
import io.rialto.server.search.Order;
import io.rialto.server.search.Page;
import io.rialto.server.search.Reading;
import io.rialto.server.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a list's parameters look for: {@code filter}, {@code sort} and {@code page}. */
final class Wanted {

    /** The code of a sort that the type does not know. */
    static final String UNSORTABLE = "INVALID_SORT_CRITERIA";

    private static final String FILTER = "filter[q][";
    private static final int MOST_ORDERS = 5;

    private Wanted() {}

    static boolean reads(String parameter) {
        return parameter.equals("sort")
                || parameter.equals("page[number]")
                || parameter.equals("page[size]")
                || filters(parameter);
    }

    static boolean filters(String parameter) {
        return parameter.startsWith(FILTER) && parameter.endsWith("]");
    }

    /** @throws Stop when a parameter names what there is not, or has no such value */
    static Search of(Query query, Schema<?> schema) {
        Filter filter = new Filter(schema.filterable());
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, String> parameter : query.parameters().entrySet()) {
            if (parameter.getKey().startsWith(FILTER)) {
                conditions.add(condition(parameter.getKey(), parameter.getValue(), filter));
            }
        }
        return new Search(
                new Condition.All(conditions),
                orders(query.parameters().getOrDefault("sort", ""), schema),
                new Page(
                        number(query, "number", Page.FIRST.number(), Page.HIGHEST),
                        number(query, "size", Page.FIRST.size(), Page.LARGEST)));
    }

    private static Condition condition(String parameter, String value, Filter filter) {
        String name = parameter.substring(FILTER.length(), parameter.length() - 1);
        return switch (filter.read(name, value)) {
            case Reading.Understood(Condition condition) -> condition;
            case Reading.NotAllowed unknown ->
                throw new Stop(ApiError.ofParameter(
                        "FILTER_NOT_ALLOWED", "Filter not allowed", name + " is not allowed.", parameter));
            case Reading.BadValue bad ->
                throw new Stop(ApiError.ofParameter(
                        "INVALID_FILTER_VALUE",
                        "Invalid filter value",
                        "The value is not a valid value for " + name + ".",
                        parameter));
        };
    }

    private static List<Order> orders(String sort, Schema<?> schema) {
        List<Order> orders = new ArrayList<>();
        if (sort.isEmpty()) {
            return orders;
        }
        for (String part : sort.split(",", -1)) {
            String name = part.startsWith("-") ? part.substring(1) : part;
            if (!schema.isSortable(name) || orders.size() == MOST_ORDERS) {
                throw new Stop(ApiError.ofParameter(
                        UNSORTABLE,
                        "Invalid sort criteria",
                        name + " is not a valid sort criteria for " + schema.type(),
                        "sort"));
            }
            orders.add(new Order(name, part.startsWith("-")));
        }
        return orders;
    }

    private static int number(Query query, String name, int usual, int most) {
        String parameter = "page[" + name + "]";
        String value = query.parameters().get(parameter);
        if (value == null) {
            return usual;
        }
        int number = value.matches("\\d{1,8}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > most) {
            throw new Stop(ApiError.ofParameter(
                    "INVALID_PAGE_VALUE",
                    "Invalid page value",
                    "The value is not a valid value for " + name + " page parameter: it must be from 1 to " + most
                            + ".",
                    parameter));
        }
        return number;
    }
}
