package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Place;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service was told of a customer who left, as the page shows it.
 *
 * @param kind what happened at the shop
 * @param how the service is told
 * @param why beside the state; empty when there is nothing to say
 * @param happened at the shop
 * @param told when that became of it
 */
record Receipt(
        Place place, String kind, String how, String state, String mood, String why, String happened, String told) {

    static Receipt of(Map<?, ?> receipt, Place place) {
        String state = text(receipt, "state");
        return new Receipt(
                place,
                "Customer " + text(receipt, "kind"),
                how(text(receipt, "way")),
                word(state),
                mood(state),
                why(Reasons.of(text(receipt, "reason")), text(receipt, "status")),
                at(text(receipt, "happened_at")),
                at(text(receipt, "updated_at")));
    }

    private static String why(String reason, String status) {
        String answered = status.isEmpty() || status.equals("0") ? "" : "It answered " + status + ".";
        return (reason + " " + answered).strip();
    }

    private static String how(String way) {
        return switch (way) {
            case "scim" -> "by SCIM";
            case "webhook" -> "by a signed call";
            case "back_channel" -> "by OpenID Connect logout";
            default -> "it has no way";
        };
    }

    private static String word(String state) {
        return switch (state) {
            case "confirmed" -> "Confirmed";
            case "sent" -> "Heard";
            case "waiting" -> "Waits";
            case "failed" -> "Failed";
            case "superseded" -> "Overtaken";
            case "unsupported" -> "Not possible";
            default -> "Nothing to do";
        };
    }

    private static String mood(String state) {
        return switch (state) {
            case "confirmed", "sent" -> "good";
            case "failed", "unsupported" -> "bad";
            default -> "plain";
        };
    }

    private static String at(String instant) {
        return instant.isEmpty() ? "–" : Words.of(Instant.parse(instant));
    }

    private static String text(Map<?, ?> receipt, String name) {
        @Nullable Object value = receipt.get(name);
        return value == null ? "" : String.valueOf(value);
    }
}
