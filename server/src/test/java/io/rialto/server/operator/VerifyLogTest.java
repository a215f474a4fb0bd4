package io.rialto.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./rialto verify-log} beside a database of each kind. */
class VerifyLogTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itSaysThatTheLogIsIntactOrNamesTheEntry(TestDatabase database) {
        StandardEnvironment environment = environment(database);
        try (var parts = parts(environment)) {
            record(parts);
        }
        assertThat(run(environment)).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        server: 1 entries, intact
                        acme: 2 entries, intact
                        """);

        written.reset();
        try (var parts = parts(environment)) {
            parts.getBean(JdbcClient.class)
                    .sql("delete from resource_version where number = 2")
                    .update();
        }

        assertThat(run(environment)).isEqualTo(1);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("acme: entry 2 is missing");
    }

    @Test
    void itMakesNoDatabaseWhereThereIsNone() {
        assertThat(run(environment(TestDatabase.H2))).isEqualTo(1);

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("where there is no database");
        assertThat(folder.resolve("rialto.mv.db")).doesNotExist();
    }

    @Test
    void aRunningServerKeepsItsEmbeddedDatabaseForItself() {
        int alreadyOpen = 90_020;

        String sentence = VerifyLog.sentence(
                new IllegalStateException("no pool", new SQLException("in use", "90020", alreadyOpen)));

        assertThat(sentence).contains("in use by a running server").contains("POST /api/version_checks");
    }

    private StandardEnvironment environment(TestDatabase database) {
        String url = database == TestDatabase.POSTGRESQL ? TestDatabase.freshPostgreSqlUrl() : "";
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("RIALTO_DATA_DIR", folder.toString(), "RIALTO_DATABASE_URL", url)));
        return environment;
    }

    private static AnnotationConfigApplicationContext parts(StandardEnvironment environment) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(environment);
        context.register(VerifyLog.Parts.class, Organizations.class, Migrated.class);
        context.refresh();
        return context;
    }

    /** As the server does it before everything else. */
    static final class Migrated implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource database) {
                Flyway.configure().dataSource(database).load().migrate();
            }
            return bean;
        }
    }

    private static void record(AnnotationConfigApplicationContext parts) {
        parts.getBean(Organizations.class).save("acme", "Acme", Organization.Plan.STANDARD, Role.AUDITOR);
        UUID acme = parts.getBean(Organizations.class)
                .bySlug("acme")
                .orElseThrow()
                .id()
                .value();
        Changes changes = parts.getBean(Changes.class);
        changes.record(new Subject(acme, "sites", "main"), Event.CREATE, new Alterations(), Who.FILE);
        changes.record(new Subject(acme, "sites", "main"), Event.DESTROY, new Alterations(), Who.FILE);
    }

    private int run(StandardEnvironment environment) {
        return new VerifyLog(environment, new PrintStream(written, true, StandardCharsets.UTF_8)).run();
    }
}
