package io.rialto.server.canary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tables there are, whoever owns them, as the database itself says. */
@Component
class Tables {

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Column(String table, String name) {}

    List<Table> all() {
        Map<String, List<String>> keys = columns("""
                select k.table_name as t, k.column_name as c from information_schema.key_column_usage k
                join information_schema.table_constraints p
                    on p.constraint_name = k.constraint_name and p.table_schema = k.table_schema and p.table_name = k.table_name
                where p.constraint_type = 'PRIMARY KEY' and k.table_schema = current_schema
                order by k.table_name, k.ordinal_position
                """);
        Map<String, List<String>> columns = columns("""
                select c.table_name as t, c.column_name as c from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                where t.table_type = 'BASE TABLE' and c.table_schema = current_schema
                order by c.table_name, c.ordinal_position
                """);
        return columns.entrySet().stream()
                .map(one -> new Table(one.getKey(), one.getValue(), keys.getOrDefault(one.getKey(), List.of())))
                .toList();
    }

    private Map<String, List<String>> columns(String sql) {
        return jdbc.sql(sql).query((row, number) -> new Column(row.getString("t"), row.getString("c"))).list().stream()
                .collect(Collectors.groupingBy(
                        Column::table, LinkedHashMap::new, Collectors.mapping(Column::name, Collectors.toList())));
    }
}
