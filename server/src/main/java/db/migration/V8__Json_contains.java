package db.migration;

import io.rialto.server.search.Containment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** {@code json_contains(whole, part)} over texts that hold JSON: PostgreSQL has an operator for it, H2 nothing. */
public final class V8__Json_contains extends BaseJavaMigration {

    private static final String POSTGRESQL = """
            create function json_contains(whole text, part text) returns boolean
            language sql immutable as 'select cast(whole as jsonb) @> cast(part as jsonb)'
            """;

    private static final String H2 =
            "create alias json_contains deterministic for '" + Containment.class.getName() + ".contains'";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        try (Statement statement = connection.createStatement()) {
            statement.execute(h2 ? H2 : POSTGRESQL);
        }
    }
}
