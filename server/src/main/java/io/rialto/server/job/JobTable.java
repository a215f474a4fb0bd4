package io.rialto.server.job;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How db-scheduler picks jobs, on either database: locked rows are skipped, so that nodes do not wait for each other. */
final class JobTable {

    private JobTable() {}

    /** As the database behind it picks. */
    static JdbcCustomization of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                    ? new PostgreSqlJdbcCustomization(false, false)
                    : new Embedded();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    /** H2, which db-scheduler does not know by name. */
    private static final class Embedded extends DefaultJdbcCustomization {

        Embedded() {
            super(false);
        }

        @Override
        public String getName() {
            return "H2";
        }

        @Override
        public boolean supportsGenericLockAndFetch() {
            return true;
        }

        @Override
        public String createGenericSelectForUpdateQuery(
                String table, int limit, String condition, boolean orderByPriority) {
            return Queries.selectForUpdate(
                    table,
                    Queries.ansiSqlOrderPart(orderByPriority),
                    Queries.ansiSqlLimitPart(limit),
                    condition,
                    null,
                    null,
                    " FOR UPDATE SKIP LOCKED");
        }
    }
}
