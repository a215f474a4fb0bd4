package io.rialto.server.customer;

/** What came of opening a ticket. */
public sealed interface Opening permits Opening.Opened, Opening.Rejected {

    record Opened(Ticket ticket) implements Opening {}

    /**
     * @param detail which part of it, for the operator; never a customer's value
     * @param found what was expected and what came, where that can be said
     */
    record Rejected(Fault fault, String detail, Found found) implements Opening, Hearing, Examination {

        public Rejected(Fault fault, String detail) {
            this(fault, detail, Found.NOTHING);
        }
    }

    /**
     * Addresses, times and counts; nothing of a customer.
     *
     * @param service that the ticket names, where a key of the site opened it; empty: nobody knows
     */
    record Found(String expected, String actual, String service) {

        static final Found NOTHING = new Found("", "", "");
    }

    enum Fault {
        TOO_LARGE,
        MALFORMED,
        FOREIGN_SITE,
        TAMPERED,
        EXPIRED,
        TOO_EARLY
    }
}
