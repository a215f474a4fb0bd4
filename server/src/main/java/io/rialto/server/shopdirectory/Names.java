package io.rialto.server.shopdirectory;

import io.rialto.server.shopdirectory.Lookup.NotPermitted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the names that the shop gives to what a customer's profile has by number. */
record Names(Conversation shop) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,60}");

    Optional<String> group(String id) {
        return numbered(id)
                .flatMap(number -> known(shop.recall("a group", "customerGroups/" + number)))
                .flatMap(group -> group.text("code"));
    }

    /** Empty as well when the integration may not read websites. */
    Optional<Entity> website(String id) {
        return shop.recall("websites", "store/websites") instanceof Reply.Good(Entity websites)
                ? of(websites, id)
                : Optional.empty();
    }

    /** As {@link #website}, but must be allowed: what the site says of websites hangs on it. */
    String neededWebsite(String id) {
        return known(shop.recall("websites", "store/websites"))
                .flatMap(websites -> of(websites, id))
                .flatMap(website -> website.text("code"))
                .orElseThrow(() -> Halt.broken("names a website that it does not list"));
    }

    Optional<Entity> store(String id) {
        return shop.recall("stores", "store/storeConfigs") instanceof Reply.Good(Entity stores)
                ? of(stores, id)
                : Optional.empty();
    }

    private static Optional<Entity> of(Entity list, String id) {
        return list.objects("items").stream()
                .filter(one -> one.text("id").filter(id::equals).isPresent())
                .findFirst();
    }

    /** A custom attribute's value as people see it, in the form that a ticket has it. */
    Object readable(String code, Object value) {
        if (!CODE.matcher(code).matches()) {
            return value;
        }
        return known(shop.recall("an attribute", "attributeMetadata/customer/attribute/" + code))
                .map(attribute -> readable(attribute, value))
                .orElse(value);
    }

    private static Object readable(Entity attribute, Object value) {
        return switch (attribute.text("frontend_input").orElse("")) {
            case "boolean" -> value.toString().equals("1") || value.equals(true);
            case "select" -> label(attribute, value.toString());
            case "multiselect" ->
                chosen(value).map(one -> label(attribute, one)).toList();
            default -> value;
        };
    }

    private static java.util.stream.Stream<String> chosen(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Arrays.stream(value.toString().split(",", -1)).filter(one -> !one.isEmpty());
    }

    private static String label(Entity attribute, String value) {
        return attribute.objects("options").stream()
                .filter(option -> option.text("value").filter(value::equals).isPresent())
                .findFirst()
                .flatMap(option -> option.text("label"))
                .orElse(value);
    }

    static Optional<Entity> known(Reply reply) {
        return switch (reply) {
            case Reply.Good(Entity entity) -> Optional.of(entity);
            case Reply.Nothing _ -> Optional.empty();
            case Reply.Denied(String resource) -> throw new Halt(new NotPermitted(resource));
        };
    }

    static Optional<String> numbered(String id) {
        return Optional.of(id).filter(text -> NUMBER.matcher(text).matches());
    }
}
