package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a site looks to its customers and whom it lets through, as a form asks it.
 *
 * @param name among the organization's sites
 * @param brand the name that customers read; empty: the site's own
 * @param color the accent as {@code #rrggbb}; empty: the usual one
 * @param support where customers find help; empty: nowhere
 * @param impersonation whether an administrator of the shop may enter as a customer
 * @param unconfirmed whether customers enter who have not confirmed their e-mail address
 */
record Settings(String name, String brand, String color, String support, boolean impersonation, boolean unconfirmed) {

    static final String BRAND = "definition/brand/name";
    static final String COLOR = "definition/brand/color";
    static final String SUPPORT = "definition/brand/support_url";
    static final String IMPERSONATION = "definition/policy/impersonation";
    static final String UNCONFIRMED = "definition/policy/unconfirmed_email";
    private static final String ALLOW = "allow";

    static Settings of(Thing site) {
        Map<?, ?> brand = part(site, "brand");
        Map<?, ?> policy = part(site, "policy");
        return new Settings(
                site.text("name"),
                text(brand, "name"),
                text(brand, "color"),
                text(brand, "support_url"),
                text(policy, "impersonation").equals(ALLOW),
                text(policy, "unconfirmed_email").equals(ALLOW));
    }

    static Settings typed(Map<String, String> form) {
        return new Settings(
                typed(form, "name"),
                typed(form, BRAND),
                typed(form, COLOR),
                typed(form, SUPPORT),
                form.containsKey(IMPERSONATION),
                form.containsKey(UNCONFIRMED));
    }

    /** What the API is told; what the form does not ask stays as it is. */
    Map<String, Object> attributes(Thing site) {
        Map<String, Object> definition = new LinkedHashMap<>(site.map("definition"));
        put(definition, "brand", given(Map.of("name", brand, "color", color, "support_url", support)));
        put(
                definition,
                "policy",
                given(Map.of(
                        "impersonation", impersonation ? ALLOW : "", "unconfirmed_email", unconfirmed ? ALLOW : "")));
        return Map.of("name", name, "definition", definition);
    }

    private static void put(Map<String, Object> definition, String part, Map<String, Object> members) {
        if (members.isEmpty()) {
            definition.remove(part);
        } else {
            definition.put(part, members);
        }
    }

    private static Map<String, Object> given(Map<String, String> members) {
        Map<String, Object> given = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!value.isEmpty()) {
                given.put(name, value);
            }
        });
        return given;
    }

    private static Map<?, ?> part(Thing site, String name) {
        return site.map("definition").get(name) instanceof Map<?, ?> members ? members : Map.of();
    }

    private static String text(Map<?, ?> members, String name) {
        return Objects.toString(members.get(name), "");
    }

    private static String typed(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }
}
