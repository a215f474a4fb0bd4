package io.rialto.server.rollout;

import io.rialto.server.customer.Customer;
import java.util.List;
import java.util.Optional;

/** The customers whom a run looks at next. */
sealed interface Page {

    /**
     * @param missing ids that are no customer's
     * @param rest whom it has to look at after them; nothing: that was all
     */
    record Customers(List<Customer> customers, List<String> missing, Optional<Todo> rest) implements Page {}

    /** The shop does not answer now. */
    record Later(String reason) implements Page {}

    /** The shop will say no again, until somebody changes something. */
    record Stuck(String reason) implements Page {}
}
