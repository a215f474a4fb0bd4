package io.rialto.server.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue of sensitive members. They are taken out of the customer's view, at any depth, before an expression sees it,
 * unless the service was cleared for them by name. Secrets cannot be cleared at all.
 */
public final class Sensitive {

    private static final Set<String> CATALOGUE = Set.of(
            "dob",
            "date_of_birth",
            "birthday",
            "gender",
            "taxvat",
            "vat_id",
            "tax_id",
            "national_id",
            "telephone",
            "phone",
            "mobile",
            "fax",
            "street",
            "iban",
            "credit_card");
    private static final Set<String> SECRETS = Set.of(
            "password", "password_hash", "passwd", "rp_token", "rp_token_created_at", "session_id", "token", "api_key");

    private Sensitive() {}

    /** The names that a service can be cleared for. */
    public static Set<String> catalogue() {
        return CATALOGUE;
    }

    static Map<String, Object> without(Map<String, Object> members, Set<String> cleared) {
        Map<String, Object> rest = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, value) -> {
            if (mayBeSeen(name.toLowerCase(Locale.ROOT), cleared)) {
                rest.put(name, inside(value, cleared));
            }
        });
        return rest;
    }

    private static boolean mayBeSeen(String name, Set<String> cleared) {
        return !SECRETS.contains(name) && (!CATALOGUE.contains(name) || cleared.contains(name));
    }

    @SuppressWarnings("unchecked") // a customer's nested values are lists, and maps with text keys
    private static Object inside(Object value, Set<String> cleared) {
        return switch (value) {
            case Map<?, ?> map -> without((Map<String, Object>) map, cleared);
            case List<?> list -> {
                List<Object> rest = new ArrayList<>(list.size());
                list.forEach(element -> rest.add(inside(element, cleared)));
                yield rest;
            }
            default -> value;
        };
    }
}
