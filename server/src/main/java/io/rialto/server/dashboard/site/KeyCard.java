package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A signing key on its site's page.
 *
 * @param name as in {@code the certificate of the current key}
 * @param obstacles what is against its promotion
 */
record KeyCard(
        String id,
        String title,
        String name,
        String role,
        String mood,
        String story,
        String kind,
        String expires,
        String sha1,
        String sha256,
        boolean tracksAdoption,
        List<AdoptionRow> adoptions,
        List<String> warnings,
        List<String> obstacles,
        List<Order> orders) {

    /** @param mayGoBack whether another key signed before this one and is still published */
    static KeyCard of(Thing key, boolean mayChange, boolean mayGoBack) {
        String state = key.text("state");
        List<String> obstacles = details(key, "obstacles");
        return new KeyCard(
                key.id(),
                state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1) + " key",
                state + " key",
                KeyWords.role(state),
                state.equals("current") ? "good" : "plain",
                KeyWords.story(key),
                key.text("kind") + (key.flag("in_token") ? ", kept in the hardware token" : ""),
                key.instant("expires_at").map(Words::of).orElse(""),
                key.text("fingerprint_sha1"),
                key.text("fingerprint_sha256"),
                state.equals("next"),
                AdoptionRow.all(key, mayChange),
                details(key, "warnings"),
                obstacles,
                mayChange
                        ? KeyOrders.of(
                                state,
                                obstacles.isEmpty(),
                                key.instant("promote_at").isPresent(),
                                mayGoBack)
                        : List.of());
    }

    private static List<String> details(Thing key, String name) {
        return key.meta().get(name) instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> KeyWords.detail((Map<?, ?>) one))
                        .toList()
                : List.of();
    }
}
