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
                why(delivery.text("reason"), delivery.number("status")),
                delivery.instant("next_at").map(Words::of).orElse(""));
    }

    /** @param status 0: nothing was answered */
    private static String why(String reason, long status) {
        return switch (reason) {
            case "" -> "";
            case "not_taken" -> "It answered " + status + ": only 200 to 299 says that it was taken.";
            case "gone" -> "It answered 410: it wants no more.";
            case "address_not_allowed" -> "Rialto does not call addresses like this one.";
            case "unknown_host" -> "The host’s name is not known.";
            case "unreachable" -> "Nobody listens there.";
            case "tls" -> "Its certificate is not trusted, or is another host’s.";
            case "too_slow" -> "It did not answer within ten seconds.";
            case "too_large", "encoded", "broken" -> "What it answered cannot be read.";
            default -> reason.replace('_', ' ');
        };
    }
}
