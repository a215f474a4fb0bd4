package io.rialto.server.standing;

/** Why the shop wants a customer refused. */
public enum Denial {
    DISABLED,
    DELETED,
    /** At the shop, after it said that the customer is logged in. */
    LOGGED_OUT
}
