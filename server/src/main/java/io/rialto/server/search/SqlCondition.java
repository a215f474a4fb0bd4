package io.rialto.server.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns conditions into SQL. Every value becomes a parameter; only the store's own expressions become text. */
final class SqlCondition {

    private final Columns columns;
    private final Map<String, Object> parameters;

    SqlCondition(Columns columns, Map<String, Object> parameters) {
        this.columns = columns;
        this.parameters = parameters;
    }

    String of(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> conditions) -> joined(conditions, " and ", "(1 = 1)");
            case Condition.Any(List<Condition> conditions) -> joined(conditions, " or ", "(1 = 0)");
            case Condition.Test test -> "(" + test(test, columns.column(test.attribute())) + ")";
        };
    }

    private String joined(List<Condition> conditions, String word, String none) {
        return conditions.isEmpty()
                ? none
                : conditions.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    private String test(Condition.Test test, Columns.Column column) {
        Predicate predicate = test.predicate();
        if (!column.type().takes(predicate)) {
            throw new IllegalArgumentException(test.attribute() + " cannot be compared by " + predicate);
        }
        List<Object> values = test.values().stream()
                .map(value -> column.type().value(predicate, value))
                .toList();
        String sql = column.sql();
        return switch (predicate.kind()) {
            case VALUE -> equality(sql, predicate, values.getFirst());
            case LIST -> membership(sql, predicate, values);
            case TEXT -> likeness(sql, predicate, String.valueOf(values.getFirst()));
            case ORDER -> sql + comparison(predicate) + parameter(values.getFirst());
            case FLAG -> presence(column, predicate, Boolean.TRUE.equals(values.getFirst()));
            case BOOLEAN ->
                sql + " = " + parameter(Boolean.TRUE.equals(values.getFirst()) == (predicate == Predicate.TRUE));
            case JSON -> "json_contains(" + sql + ", " + parameter(values.getFirst()) + ")";
        };
    }

    private String equality(String sql, Predicate predicate, Object value) {
        String operator = predicate == Predicate.EQ || predicate == Predicate.EQ_OR_NULL ? " = " : " <> ";
        boolean orNull = predicate == Predicate.EQ_OR_NULL || predicate == Predicate.NOT_EQ_OR_NULL;
        return sql + operator + parameter(value) + (orNull ? " or " + sql + " is null" : "");
    }

    private String membership(String sql, Predicate predicate, List<Object> values) {
        return sql + (predicate == Predicate.IN ? " in (" : " not in (") + parameter(values) + ")"
                + (predicate == Predicate.NOT_IN_OR_NULL ? " or " + sql + " is null" : "");
    }

    private String likeness(String sql, Predicate predicate, String value) {
        String literal = Likeness.literal(value);
        String pattern = switch (predicate) {
            case START, NOT_START -> literal + "%";
            case END, NOT_END -> "%" + literal;
            case CONT, NOT_CONT -> "%" + literal + "%";
            default -> Likeness.pattern(value);
        };
        boolean not = predicate.name().startsWith("NOT_") || predicate == Predicate.DOES_NOT_MATCH;
        return sql + (not ? " not" : "") + " ilike " + parameter(pattern) + " escape '" + Likeness.ESCAPE + "'";
    }

    private static String comparison(Predicate predicate) {
        return switch (predicate) {
            case LT -> " < ";
            case LTEQ -> " <= ";
            case GT -> " > ";
            case GTEQ -> " >= ";
            default -> throw new IllegalArgumentException("no comparison: " + predicate);
        };
    }

    private static String presence(Columns.Column column, Predicate predicate, boolean said) {
        boolean wanted = said == (predicate == Predicate.PRESENT || predicate == Predicate.NOT_NULL);
        String sql = column.sql();
        String empty = predicate == Predicate.NULL || predicate == Predicate.NOT_NULL ? "" : empty(column);
        return wanted
                ? sql + " is not null" + (empty.isEmpty() ? "" : " and " + sql + " <> " + empty)
                : sql + " is null" + (empty.isEmpty() ? "" : " or " + sql + " = " + empty);
    }

    private static String empty(Columns.Column column) {
        return switch (column.type()) {
            case TEXT -> "''";
            case JSON -> "'{}'";
            case NUMBER, INSTANT, BOOLEAN -> "";
        };
    }

    private String parameter(Object value) {
        String name = "q" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
