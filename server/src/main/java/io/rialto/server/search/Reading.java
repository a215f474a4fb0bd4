package io.rialto.server.search;

/** What became of a filter. */
public sealed interface Reading {

    record Understood(Condition condition) implements Reading {}

    /** There is no such attribute, no such predicate, or they do not go together. */
    record NotAllowed() implements Reading {}

    /** The value is not written as the attribute's type is, or there are too many. */
    record BadValue() implements Reading {}
}
