package io.rialto.server.organization;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One page of rows, and how many there are. */
final class Pages {

    private Pages() {}

    /**
     * @param select what stands between {@code select} and {@code from}
     * @param from the tables, and a condition that the search's is added to
     */
    static <T> Found<T> find(
            JdbcClient jdbc,
            String select,
            String from,
            Map<String, ?> parameters,
            Search search,
            Columns columns,
            RowMapper<T> row) {
        SqlSearch sql = SqlSearch.of(search, columns);
        String rest = " from " + from + " and " + sql.where();
        return new Found<>(
                jdbc.sql("select " + select + rest + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .params(parameters)
                        .query(row)
                        .list(),
                jdbc.sql("select count(*)" + rest)
                        .params(sql.parameters())
                        .params(parameters)
                        .query(Long.class)
                        .single());
    }
}
