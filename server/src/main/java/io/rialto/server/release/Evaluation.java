package io.rialto.server.release;

/** What came of evaluating an expression. */
sealed interface Evaluation {

    record Value(Object value) implements Evaluation {}

    /** It needs something that this customer does not have. */
    record Absent() implements Evaluation {}

    /** It cannot be evaluated. */
    record Broken() implements Evaluation {}
}
