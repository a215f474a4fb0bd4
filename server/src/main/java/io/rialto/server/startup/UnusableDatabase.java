package io.rialto.server.startup;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The database is not there, is somebody else's, or does not let us in. Its URL may hold a password and is not repeated. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class UnusableDatabase extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_ALREADY_OPEN = 90_020;

    @Override
    protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
        return RefusedStart.sentence(sentence(deepest(cause)), cause);
    }

    private static String sentence(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        if (cause.getErrorCode() == H2_ALREADY_OPEN) {
            return "RIALTO_DATA_DIR is in use by another server; stop it, or give this one its own folder.";
        }
        if (state.startsWith("28")) {
            return "RIALTO_DATABASE_URL: the database does not accept this user and password.";
        }
        if (state.startsWith("08") || state.equals("null")) {
            return "RIALTO_DATABASE_URL: no database answers there.";
        }
        return "The database cannot be used (SQL state " + state + "); look at RIALTO_DATABASE_URL or RIALTO_DATA_DIR.";
    }

    private static SQLException deepest(SQLException cause) {
        SQLException deepest = cause;
        for (Throwable at = cause.getCause(); at != null; at = at.getCause()) {
            if (at instanceof SQLException deeper) {
                deepest = deeper;
            }
        }
        return deepest;
    }
}
