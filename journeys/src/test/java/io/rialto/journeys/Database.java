package io.rialto.journeys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a server keeps what it keeps: journeys that touch persistence go both ways. */
enum Database {
    H2 {
        @Override
        String newUrl() {
            return "";
        }
    },
    POSTGRESQL {
        @Override
        String newUrl() {
            String name = "journey" + COUNT.incrementAndGet();
            try (Connection connection = Cluster.ONE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Cluster.ONE.getJdbcUrl("postgres", name);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The value for RIALTO_DATABASE_URL: a database that nobody has used. */
    abstract String newUrl();

    /** The folder with every file of the PostgreSQL server, its write-ahead log too. */
    static Path postgresFiles() {
        return Cluster.FOLDER;
    }

    /** Every row of every table as text, so that compression and paging hide nothing. */
    static List<String> everyRow(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = "\"" + tables.getString("TABLE_SCHEM") + "\".\"" + tables.getString("TABLE_NAME") + "\"";
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                    while (row.next()) {
                        rows.add(table + ": " + text(row));
                    }
                }
            }
        }
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(row.getMetaData().getColumnName(column)).append('=');
            Object value = row.getObject(column);
            text.append(
                    value instanceof byte[] bytes
                            ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                            : value);
            text.append(' ');
        }
        return text.toString();
    }

    /** One server for all journeys, started with the first that wants it. */
    private static final class Cluster {
        static final Path FOLDER = Path.of(
                "target", "journeys", "postgresql-" + ProcessHandle.current().pid());
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(FOLDER)
                        .setServerConfig("max_connections", "60")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
