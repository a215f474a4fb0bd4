package io.rialto.demo.terminal;

import java.util.List;
import java.util.stream.IntStream;

/** Rows with their columns side by side. */
public final class Table {

    private Table() {}

    /** The rows as lines, every column but the last as wide as its widest cell. */
    public static List<String> lines(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size() - 1)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.repeat(' ', widths[column] - cell.length() + 2);
            }
        }
        return line.toString();
    }
}
