package io.rialto.server.customer;

import io.rialto.server.customer.Customer.Company;
import io.rialto.server.customer.Customer.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the ticket's {@code customer}. Every member may be absent; unknown ones are ignored. */
final class CustomerMembers {

    private static final Set<String> NAMED_OF_COMPANY = Set.of("id", "name", "role");
    private static final Set<String> NAMED_OF_ADDRESS = Set.of(
            "street",
            "city",
            "postcode",
            "region",
            "country",
            "company",
            "telephone",
            "default_billing",
            "default_shipping");
    private static final int MOST_ADDRESSES = 50;

    private CustomerMembers() {}

    static Customer read(String id, Members customer) {
        return new Customer(
                id,
                customer.text("email").orElse(null),
                customer.flag("email_verified"),
                customer.text("first_name").orElse(null),
                customer.text("last_name").orElse(null),
                customer.object("group").map(CustomerMembers::group).orElse(null),
                customer.texts("segments"),
                customer.object("company").map(CustomerMembers::company).orElse(null),
                customer.text("website").orElse(null),
                customer.text("store").orElse(null),
                customer.text("locale").orElse(null),
                customer.object("attributes").map(Members::values).orElse(Map.of()),
                addresses(customer));
    }

    private static Group group(Members group) {
        return new Group(group.identifier("id").orElse(null), group.text("code").orElse(null));
    }

    private static Company company(Members company) {
        return new Company(
                company.identifier("id").orElse(null),
                company.text("name").orElse(null),
                company.text("role").orElse(null),
                company.without(NAMED_OF_COMPANY));
    }

    private static List<Map<String, Object>> addresses(Members customer) {
        List<Map<String, Object>> addresses = customer.objects("addresses");
        if (addresses.size() > MOST_ADDRESSES) {
            throw customer.wrong("addresses");
        }
        return addresses.stream().map(CustomerMembers::known).toList();
    }

    private static Map<String, Object> known(Map<String, Object> address) {
        Map<String, Object> known = new LinkedHashMap<>(address);
        known.keySet().retainAll(NAMED_OF_ADDRESS);
        return known;
    }
}
