package io.rialto.server.database;

import com.zaxxer.hikari.HikariDataSource;
import io.rialto.server.settings.DataFolder;
import io.rialto.server.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection pool. Flyway, transactions and {@code JdbcClient} come from Spring Boot and use it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    // A commit that returned is in the file, so a killed process loses nothing that was answered: WRITE_DELAY=0 makes
    // the commit write by itself, not a background thread half a second later. Spring closes the database, not a hook.
    // H2's own trace file would repeat statements.
    private static final String EMBEDDED_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;RETENTION_TIME=1000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    @Bean
    HikariDataSource dataSource(Settings settings) {
        HikariDataSource pool = new HikariDataSource();
        String url = settings.databaseUrl();
        if (url == null) {
            pool.setJdbcUrl(embeddedUrl(DataFolder.prepare(settings.dataFolder())));
            pool.setUsername("rialto");
            pool.setPassword("");
            // Opened once before the pool counts seconds: on a busy machine it takes longer than a customer would wait.
            pool.setInitializationFailTimeout(1);
        } else {
            pool.setJdbcUrl(url);
            // A database that is not there is told by whoever asks first, in a sentence and not in a trace.
            pool.setInitializationFailTimeout(-1);
        }
        pool.setPoolName("rialto");
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        // A customer waits no longer than this for a database that does not answer.
        pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        return pool;
    }

    @Bean(initMethod = "start")
    Snapshots snapshots(Revision revision, Clock clock) {
        return new Snapshots(revision, clock);
    }

    @Bean
    EmbeddedHousekeeping housekeeping(HikariDataSource database, Settings settings) {
        EmbeddedHousekeeping housekeeping = new EmbeddedHousekeeping(database);
        if (settings.databaseUrl() == null) {
            housekeeping.start();
        }
        return housekeeping;
    }

    static String embeddedUrl(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath() + "/rialto" + EMBEDDED_OPTIONS;
    }
}
