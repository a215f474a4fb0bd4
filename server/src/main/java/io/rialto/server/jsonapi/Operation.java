package io.rialto.server.jsonapi;

/** What can be done with a resource. One can always be retrieved. */
public enum Operation {
    LIST,
    CREATE,
    UPDATE,
    DELETE
}
