package io.rialto.server.link;

/**
 * What a launch would mean for the customer's account at the service.
 *
 * @param addressTaken another customer entered the service with the same address, under another name: a service that matches by
 *     address would take the two for one, and any other would have two accounts with one address
 */
public record Prospect(Account account, boolean addressTaken) {

    /** Whether the service knows the customer. */
    public enum Account {
        /** The customer never entered. */
        NEW,
        /** The service was told this name before. */
        KNOWN,
        /** The service was told another name before: it would make a second account. */
        OTHER
    }
}
