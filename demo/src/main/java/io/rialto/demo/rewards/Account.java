package io.rialto.demo.rewards;

import io.rialto.kit.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the service keeps of a customer.
 *
 * @param number the service's own, from 1
 * @param attributes as they came with a login
 */
record Account(int number, Subject subject, Map<String, List<String>> attributes, Instant createdAt) {

    Account with(Map<String, List<String>> others) {
        return new Account(number, subject, others, createdAt);
    }

    /** How the service addresses the customer. */
    String name() {
        return first("firstName", first("displayName", "customer"));
    }

    String first(String attribute, String otherwise) {
        List<String> values = attributes.getOrDefault(attribute, List.of());
        return values.isEmpty() ? otherwise : values.getFirst();
    }
}
