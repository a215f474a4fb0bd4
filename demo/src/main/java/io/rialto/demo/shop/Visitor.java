package io.rialto.demo.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who a session belongs to. Only {@link LoggedIn} may leave the shop with a ticket. */
sealed interface Visitor {

    record Guest() implements Visitor {}

    /**
     * Logged in with a password, or by an administrator.
     *
     * @param at when that was
     * @param password the one that was valid at login: changing it ends the session
     * @param admin the administrator who acts for the customer; absent when the customer is there
     */
    record LoggedIn(
            long customerId,
            Instant at,
            String password,
            @Nullable Integer admin) implements Visitor {

        @Override
        public String toString() {
            return "LoggedIn[" + customerId + "]";
        }
    }

    /**
     * The trap: with the persistent shopping cart, Magento writes the customer's id into an anonymous session
     * ({@code EmulateCustomerObserver}). REST then answers the full profile for somebody who never gave a password.
     */
    record Remembered(long customerId) implements Visitor {}
}
