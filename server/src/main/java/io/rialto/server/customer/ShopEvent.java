package io.rialto.server.customer;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that happened to a customer at the shop, proved to come from it. It says who, and nothing about them.
 *
 * @param id the shop's {@code jti}: an event counts once, however often it is told
 * @param customer the shop's immutable customer id
 * @param at when it happened, in whole seconds
 */
public record ShopEvent(String id, What what, String customer, Instant at) {

    /** The kinds of events there are. */
    public enum What {
        UPDATED("customer.updated"),
        DISABLED("customer.disabled"),
        ENABLED("customer.enabled"),
        DELETED("customer.deleted"),
        ERASED("customer.erased"),
        LOGGED_OUT("customer.logged_out");

        private final String text;

        What(String text) {
            this.text = text;
        }

        /** As the shop writes it. */
        public String text() {
            return text;
        }

        static Optional<What> of(String text) {
            return Arrays.stream(values())
                    .filter(what -> what.text.equals(text))
                    .findAny();
        }
    }

    /** Without the customer: it could end up in a log. */
    @Override
    public String toString() {
        return "ShopEvent[" + what.text + "]";
    }
}
