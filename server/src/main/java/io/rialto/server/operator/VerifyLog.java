package io.rialto.server.operator;

import io.rialto.server.audit.Verdict;
import io.rialto.server.audit.Verification;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.settings.DataFolder;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.settings.Variables;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Says whether the log of changes is as it was written, without starting a server: {@code ./rialto verify-log}. */
public final class VerifyLog {

    private static final int H2_ALREADY_OPEN = 90_020;

    private final ConfigurableEnvironment environment;
    private final PrintStream out;

    public VerifyLog(PrintStream out) {
        this(new StandardEnvironment(), out);
    }

    VerifyLog(ConfigurableEnvironment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** The parts of a server that it needs, and nothing that changes or serves anything. */
    @ComponentScan({
        "io.rialto.server.settings",
        "io.rialto.server.database",
        "io.rialto.server.vault",
        "io.rialto.server.audit"
    })
    static final class Parts {

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    /** The exit code: 0 when every organization's log is intact, else 1 with the first entry that is not. */
    public int run() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(environment);
            context.register(Parts.class, Organizations.class);
            context.addBeanFactoryPostProcessor(factory -> requireDatabase(environment));
            context.refresh();
            return report(context.getBean(Verification.class), context.getBean(Organizations.class));
        } catch (RuntimeException failed) {
            out.println(sentence(failed));
            return 1;
        }
    }

    // An embedded database that is not there would be made.
    private static void requireDatabase(ConfigurableEnvironment environment) {
        Settings settings = new Variables(environment::getProperty).read();
        if (settings.databaseUrl() == null
                && !Files.exists(DataFolder.prepare(settings.dataFolder()).resolve("rialto.mv.db"))) {
            throw new StartRefused("RIALTO_DATA_DIR names " + settings.dataFolder() + ", where there is no database.");
        }
    }

    private int report(Verification verification, Organizations organizations) {
        int code = 0;
        for (Map.Entry<Optional<UUID>, Verdict> each : verification.ofAll().entrySet()) {
            String whose = each.getKey().map(id -> name(organizations, id)).orElse("server");
            switch (each.getValue()) {
                case Verdict.Intact intact -> out.println(whose + ": " + intact.entries() + " entries, intact");
                case Verdict.Broken(long number, Verdict.Flaw flaw) -> {
                    out.println(whose + ": entry " + number + " " + flaw.sentence());
                    code = 1;
                }
            }
        }
        return code;
    }

    private static String name(Organizations organizations, UUID id) {
        return organizations
                .byId(new OrganizationId(id))
                .map(Organization::slug)
                .orElse(id.toString());
    }

    static String sentence(RuntimeException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof StartRefused refused) {
                return String.valueOf(refused.getMessage());
            }
            if (at instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return "RIALTO_DATA_DIR is in use by a running server: stop it, or let it look itself, by"
                        + " POST /api/version_checks or on the dashboard's page of events.";
            }
        }
        return failed instanceof DataAccessException
                ? "The database has no log of this release: has a server of it been started?"
                : "The database cannot be read (" + cause.getClass().getSimpleName()
                        + "); look at RIALTO_DATABASE_URL or RIALTO_DATA_DIR.";
    }
}
