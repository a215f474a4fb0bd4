package io.rialto.server.dashboard.webhook;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;

/** What became of telling a webhook something. */
record DeliveryRow(
        String id, String type, String at, String state, String mood, long attempts, String why, String next) {

    static DeliveryRow of(Thing delivery) {
        String state = delivery.text("state");
        return new DeliveryRow(
                delivery.id(),
                delivery.text("type"),
                delivery.instant("created_at").map(Words::of).orElse(""),
                Words.capitalized(state.toUpperCase(java.util.Locale.ROOT)),
                switch (state) {
                    case "delivered" -> "good";
                    case "failed" -> "bad";
                    default -> "plain";
                },
                delivery.number("attempts"),
                delivery.text("reason"),
                delivery.instant("next_at").map(Words::of).orElse(""));
    }
}
