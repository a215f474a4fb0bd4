package io.rialto.server.customer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop's customer as the ticket said: an immutable snapshot, never stored, never logged.
 *
 * @param id the shop's immutable customer id, the ticket's {@code sub}
 * @param attributes custom attributes; a value is a string, number, boolean, list or map of these
 */
public record Customer(
        String id,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Group group,
        List<String> segments,
        @Nullable Company company,
        @Nullable String website,
        @Nullable String store,
        @Nullable String locale,
        Map<String, Object> attributes) {

    public Customer {
        segments = List.copyOf(segments);
        attributes = Map.copyOf(attributes);
    }

    public record Group(String id, String code) {}

    /** A B2B company and what the customer is in it; {@code more} holds members beyond the named ones. */
    public record Company(
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            Map<String, Object> more) {}

    /** A customer has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Customer[…]";
    }
}
