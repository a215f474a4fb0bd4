package io.rialto.server.namesake;

/** What became of a customer's address at a service. */
public sealed interface Settled {

    /**
     * The customer enters.
     *
     * @param pseudonym of the customer whose account it is: their own, or that of the namesake who came first
     */
    record Account(String pseudonym) implements Settled {}

    /** The address belongs to a namesake. */
    record Taken() implements Settled {}
}
