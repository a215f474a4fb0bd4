package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code, or the shop that used it.
 *
 * @param removal absent for who may not
 */
record PairingRow(
        String id,
        String state,
        String mood,
        String story,
        boolean waiting,
        @Nullable Order removal) {

    static PairingRow of(Thing pairing, Instant now, boolean mayChange) {
        String state = pairing.text("state");
        return switch (state) {
            case "paired" ->
                new PairingRow(
                        pairing.id(),
                        "Paired",
                        "good",
                        pairing.text("base_url") + ", since "
                                + pairing.instant("paired_at").map(Words::of).orElse("–"),
                        false,
                        mayChange ? unpair() : null);
            case "waiting" ->
                new PairingRow(
                        pairing.id(),
                        "Waits for the shop",
                        "plain",
                        left(pairing, now),
                        true,
                        mayChange ? forget("Withdraw the code") : null);
            default ->
                new PairingRow(
                        pairing.id(),
                        "Expired",
                        "plain",
                        "Nobody used the code made at "
                                + pairing.instant("created_at").map(Words::of).orElse("–") + ". Make another one.",
                        false,
                        mayChange ? forget("Clear away") : null);
        };
    }

    private static String left(Thing pairing, Instant now) {
        Duration left = pairing.instant("expires_at")
                .map(end -> Duration.between(now, end))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        return "The code is good for another %d:%02d minutes.".formatted(left.toMinutes(), left.toSecondsPart());
    }

    private static Order unpair() {
        return Order.confirmed(
                "remove",
                "Unpair",
                "The shop’s key opens nothing any more: its customers enter no service until it is paired again.");
    }

    private static Order forget(String label) {
        return Order.of("remove", label, label);
    }
}
