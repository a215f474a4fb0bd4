package io.rialto.server.database;

/** The database has not answered for so long that what is remembered of it is no ground for a decision any more. */
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable() {
        super("the database has not answered for " + Snapshots.PATIENCE.toSeconds() + " seconds");
    }
}
