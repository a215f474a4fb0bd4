package io.rialto.server.release;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.Customer.Company;
import io.rialto.server.customer.Customer.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer as expressions see it: what is absent has no entry, what is sensitive and not cleared neither. */
final class CustomerView {

    private CustomerView() {}

    static Map<String, Object> of(Customer customer, Set<String> cleared) {
        Map<String, Object> view = new HashMap<>(32);
        view.put("id", customer.id());
        put(view, "email", customer.email());
        view.put("email_verified", customer.emailVerified());
        put(view, "first_name", customer.firstName());
        put(view, "last_name", customer.lastName());
        put(view, "group", group(customer.group()));
        view.put("segments", customer.segments());
        put(view, "company", company(customer.company(), cleared));
        put(view, "website", customer.website());
        put(view, "store", customer.store());
        put(view, "locale", customer.locale());
        view.put("attributes", Sensitive.without(customer.attributes(), cleared));
        view.put("addresses", addresses(customer.addresses(), cleared));
        return view;
    }

    private static @Nullable Map<String, Object> group(@Nullable Group group) {
        if (group == null) {
            return null;
        }
        Map<String, Object> view = new HashMap<>(4);
        put(view, "id", group.id());
        put(view, "code", group.code());
        return view;
    }

    private static @Nullable Map<String, Object> company(@Nullable Company company, Set<String> cleared) {
        if (company == null) {
            return null;
        }
        Map<String, Object> view = Sensitive.without(company.more(), cleared);
        put(view, "id", company.id());
        put(view, "name", company.name());
        put(view, "role", company.role());
        return view;
    }

    private static List<Object> addresses(List<Map<String, Object>> addresses, Set<String> cleared) {
        List<Object> view = new ArrayList<>(addresses.size());
        addresses.forEach(address -> view.add(Sensitive.without(address, cleared)));
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
