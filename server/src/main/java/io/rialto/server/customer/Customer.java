package io.rialto.server.customer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop's customer as the ticket said: an immutable snapshot, never stored, never logged.
 *
 * @param id the shop's immutable customer id, the ticket's {@code sub}
 * @param attributes custom attributes; a value is a string, number, boolean, list or map of these
 * @param addresses each with what the shop sent of street, city, postcode, region, country, company, telephone,
 *     default_billing, default_shipping
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
        Map<String, Object> attributes,
        List<Map<String, Object>> addresses) {

    public Customer {
        segments = List.copyOf(segments);
        attributes = Map.copyOf(attributes);
        addresses = List.copyOf(addresses);
    }

    /** The same customer with the address written so. */
    public Customer withEmail(String written) {
        return new Customer(
                id,
                written,
                emailVerified,
                firstName,
                lastName,
                group,
                segments,
                company,
                website,
                store,
                locale,
                attributes,
                addresses);
    }

    /** @param id the shop's number of the group, as text */
    public record Group(@Nullable String id, @Nullable String code) {}

    /** A B2B company and what the customer is in it; {@code more} holds members beyond the named ones. */
    public record Company(
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            Map<String, Object> more) {

        public Company {
            more = Map.copyOf(more);
        }
    }

    /** A customer has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Customer[…]";
    }
}
