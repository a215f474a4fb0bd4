package io.rialto.server.customer;

/** What came of opening a ticket. */
public sealed interface Opening permits Opening.Opened, Opening.Rejected {

    record Opened(Ticket ticket) implements Opening {}

    /** @param detail which part of it, for the operator; never a value out of the ticket */
    record Rejected(Fault fault, String detail) implements Opening, Hearing, Examination {}

    enum Fault {
        TOO_LARGE,
        MALFORMED,
        FOREIGN_SITE,
        TAMPERED,
        EXPIRED,
        TOO_EARLY
    }
}
