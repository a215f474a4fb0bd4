package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a service is with a key. */
record AdoptionRow(String service, String state, String mood, String story, List<Order> orders) {

    static List<AdoptionRow> all(Thing key, boolean mayChange) {
        return key.map("adoption").entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map)
                .map(entry -> of(entry.getKey(), (Map<?, ?>) entry.getValue(), mayChange))
                .toList();
    }

    private static AdoptionRow of(String id, Map<?, ?> adoption, boolean mayChange) {
        String service = String.valueOf(adoption.get("service"));
        String state = String.valueOf(adoption.get("state"));
        boolean looksUp = Boolean.TRUE.equals(adoption.get("looks_keys_up"));
        return new AdoptionRow(
                service,
                word(state, looksUp),
                state.equals("unknown") && !looksUp ? "bad" : "good",
                story(adoption, state, looksUp),
                mayChange ? orders(id, service, adoption) : List.of());
    }

    private static String word(String state, boolean looksUp) {
        return switch (state) {
            case "canary_passed" -> "Tried, and it works";
            case "confirmed" -> "Confirmed by hand";
            case "metadata_fetched" -> "Has read the metadata";
            default -> looksUp ? "Looks keys up by itself" : "Not known yet";
        };
    }

    private static String story(Map<?, ?> adoption, String state, boolean looksUp) {
        String trial = at(adoption, "canary_since")
                .map(since -> "Is signed for with this key since " + since
                        + at(adoption, "canary_launched_at")
                                .map(first -> "; first launch " + first + ".")
                                .orElse("; nobody has entered yet."))
                .orElse("");
        String ground = switch (state) {
            case "canary_passed" -> "Since " + at(adoption, "canary_passed_at").orElse("–") + ".";
            case "confirmed" -> "At " + at(adoption, "confirmed_at").orElse("–") + ".";
            case "metadata_fetched" ->
                "At " + at(adoption, "metadata_fetched_at").orElse("–") + ".";
            default ->
                looksUp
                        ? "Nothing to do: it reads the key set again when it meets an unknown key."
                        : "Give it the new certificate, or let it read its metadata address.";
        };
        return (ground + " " + trial).strip();
    }

    private static Optional<String> at(Map<?, ?> adoption, String name) {
        return Optional.ofNullable(adoption.get(name)).map(text -> Words.of(Instant.parse(text.toString())));
    }

    private static List<Order> orders(String id, String service, Map<?, ?> adoption) {
        List<Order> orders = new ArrayList<>();
        orders.add(
                adoption.get("confirmed_at") == null
                        ? of("_confirm_for", "It trusts the key", service, id)
                        : of("_unconfirm_for", "Take back", service, id));
        if (adoption.get("canary_since") == null) {
            orders.add(trial(service, id));
        } else {
            if (adoption.get("canary_launched_at") != null && adoption.get("canary_passed_at") == null) {
                orders.add(of("_canary_passed_for", "The try worked", service, id));
            }
            orders.add(of("_end_canary_for", "End the try", service, id));
        }
        return orders;
    }

    private static Order trial(String service, String id) {
        return new Order(
                "_canary_for",
                "Try with this service",
                "Try with this service: " + service,
                id,
                "From now on its customers come with a message signed by this key, and those of all others as before. If they cannot"
                        + " enter, end the try: that works within two seconds.");
    }

    private static Order of(String name, String label, String service, String id) {
        return Order.of(name, label, label + ": " + service).about(id);
    }
}
