package io.rialto.server.shopdirectory;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.Customer.Company;
import io.rialto.server.customer.Customer.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the customer of a ticket out of a profile of Magento's API. */
record Profiles(Shop shop, Conversation conversation, Names names) {

    private static final int MOST_ADDRESSES = 50;

    Customer customer(Entity profile) {
        Optional<Entity> store = profile.text("store_id").flatMap(names::store);
        return new Customer(
                profile.text("id").orElseThrow(() -> Halt.broken("sends a customer without id")),
                profile.text("email").orElse(null),
                shop.access().confirmsEmail() && profile.text("confirmation").isEmpty(),
                profile.text("firstname").orElse(null),
                profile.text("lastname").orElse(null),
                profile.text("group_id").map(this::group).orElse(null),
                List.of(),
                company(profile),
                website(profile).orElse(null),
                store.flatMap(its -> its.text("code")).orElse(null),
                store.flatMap(its -> its.text("locale")).orElse(null),
                attributes(profile),
                addresses(profile));
    }

    Optional<String> website(Entity profile) {
        Optional<String> id = profile.text("website_id");
        return shop.onlyWebsite().isPresent()
                ? id.map(names::neededWebsite)
                : id.flatMap(names::website).flatMap(website -> website.text("code"));
    }

    private Group group(String id) {
        return new Group(id, names.group(id).orElse(null));
    }

    private @Nullable Company company(Entity profile) {
        Entity membership = profile.object("extension_attributes").object("company_attributes");
        return membership
                .text("company_id")
                .filter(id -> !id.equals("0"))
                .flatMap(Names::numbered)
                .flatMap(id -> Names.known(conversation.ask("a company", "company/" + id, List.of()))
                        .map(company -> company(id, company, membership)))
                .orElse(null);
    }

    private static Company company(String id, Entity company, Entity membership) {
        Map<String, Object> more = new LinkedHashMap<>();
        membership.text("job_title").filter(title -> !title.isBlank()).ifPresent(title -> more.put("job_title", title));
        return new Company(id, company.text("company_name").orElse(null), null, more);
    }

    private Map<String, Object> attributes(Entity profile) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Entity attribute : profile.objects("custom_attributes")) {
            Object value = attribute.members().get("value");
            Optional<String> code = attribute.text("attribute_code");
            if (value != null && code.isPresent()) {
                attributes.put(code.get(), names.readable(code.get(), value));
            }
        }
        return attributes;
    }

    private static List<Map<String, Object>> addresses(Entity profile) {
        return profile.objects("addresses").stream()
                .limit(MOST_ADDRESSES)
                .map(Profiles::address)
                .toList();
    }

    private static Map<String, Object> address(Entity address) {
        Map<String, Object> known = new LinkedHashMap<>();
        if (address.members().get("street") instanceof List<?> lines) {
            known.put("street", List.copyOf(lines));
        }
        List.of("city", "postcode", "company", "telephone")
                .forEach(name -> address.text(name).ifPresent(text -> known.put(name, text)));
        address.object("region").text("region").ifPresent(region -> known.put("region", region));
        address.text("country_id").ifPresent(country -> known.put("country", country));
        known.put("default_billing", address.flag("default_billing"));
        known.put("default_shipping", address.flag("default_shipping"));
        return known;
    }
}
