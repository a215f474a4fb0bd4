package io.rialto.server.jsonapi;

/** What can be done with a resource. */
public enum Operation {
    /** One of them, by its id: always, unless nothing is kept. */
    RETRIEVE,
    LIST,
    CREATE,
    UPDATE,
    DELETE
}
