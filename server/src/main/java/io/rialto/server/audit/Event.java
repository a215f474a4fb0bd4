package io.rialto.server.audit;

/** What happened to the thing. */
public enum Event {
    CREATE,
    UPDATE,
    DESTROY
}
