package io.rialto.server.database;

/** What saving a thing did. */
public enum Change {
    MADE,
    ALTERED,
    NONE
}
