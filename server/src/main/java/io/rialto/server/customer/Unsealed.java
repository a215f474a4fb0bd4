package io.rialto.server.customer;

/** What came of breaking a seal. */
sealed interface Unsealed permits Letter, Unsealed.Refused {

    record Refused(Opening.Rejected why) implements Unsealed {}
}
