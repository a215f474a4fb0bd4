package io.rialto.server.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Columns that several tables have. */
final class Cells {

    private Cells() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Notes notes(ResultSet row) throws SQLException {
        return new Notes(row.getString("reference"), row.getString("reference_origin"), row.getString("metadata"));
    }
}
