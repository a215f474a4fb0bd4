package io.rialto.server.canary;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the database.
 *
 * @param key the columns of its primary key; none when it has none
 */
record Table(String name, List<String> columns, List<String> key) {

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** A page of its rows, those after a row by its key: the last are first, for what was written last is there. */
    String page(boolean first, int rows) {
        String select = "select * from " + quoted(name);
        if (key.isEmpty()) {
            return select + " order by " + names(columns) + " offset ? rows fetch next " + rows + " rows only";
        }
        String order = key.stream().map(column -> quoted(column) + " desc").collect(Collectors.joining(", "));
        String after = first ? "" : " where " + after();
        return select + after + " order by " + order + " fetch first " + rows + " rows only";
    }

    // The first comparison is what an index can be read by where it cannot by the second.
    private String after() {
        String marks = key.stream().map(column -> "?").collect(Collectors.joining(", "));
        return key.size() == 1
                ? quoted(key.getFirst()) + " < ?"
                : quoted(key.getFirst()) + " <= ? and (" + names(key) + ") < (" + marks + ")";
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
