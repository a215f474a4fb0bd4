package io.rialto.server.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The databases that every store must work on: one of each per test run, migrated as the server does it. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final Map<TestDatabase, HikariDataSource> OPENED = new ConcurrentHashMap<>();

    public DataSource dataSource() {
        return OPENED.computeIfAbsent(this, database -> migrated(database.freshUrl()));
    }

    private String freshUrl() {
        return switch (this) {
            case H2 ->
                "jdbc:h2:mem:rialto-" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
            case POSTGRESQL -> PostgreSql.freshUrl();
        };
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource()));
    }

    /** This database without a row that a test left; what the migrations put in is there again. */
    public TestDatabase emptied() {
        List<String> tables = jdbc().sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        transactions().executeWithoutResult(ignored -> {
            if (this == POSTGRESQL) {
                jdbc().sql("truncate table " + String.join(", ", tables)).update();
            } else {
                jdbc().sql("set referential_integrity false").update();
                tables.forEach(table -> jdbc().sql("truncate table " + table).update());
                jdbc().sql("set referential_integrity true").update();
            }
            jdbc().sql("insert into revision (id, changes) values (1, 0)").update();
            jdbc().sql("insert into link_progress (id, launch) values (1, 0)").update();
            jdbc().sql("insert into link_ending (id, changes) values (1, 0)").update();
            jdbc().sql("insert into standing_revision (id, changes) values (1, 0)")
                    .update();
        });
        return this;
    }

    /** A JDBC URL of a new database for a whole server to start on; of PostgreSQL only. It is migrated, for that takes long. */
    public static String freshPostgreSqlUrl() {
        return PostgreSql.copyUrl();
    }

    private static HikariDataSource migrated(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    private static void migrate(String url) {
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    /** One server for the whole test run; it ends with the process. */
    private static final class PostgreSql {

        private static final EmbeddedPostgres SERVER = start();

        static String freshUrl() {
            return made(name(), "");
        }

        private static @Nullable String migrated;

        /** A copy of one that was migrated. */
        static synchronized String copyUrl() {
            if (migrated == null) {
                String name = name();
                TestDatabase.migrate(made(name, ""));
                migrated = name;
            }
            return made(name(), " template " + migrated);
        }

        private static String name() {
            return "rialto_" + UUID.randomUUID().toString().replace("-", "");
        }

        private static String made(String name, String how) {
            JdbcClient.create(SERVER.getPostgresDatabase())
                    .sql("create database " + name + how)
                    .update();
            return SERVER.getJdbcUrl("postgres", name);
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
