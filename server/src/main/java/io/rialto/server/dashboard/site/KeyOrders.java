package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a key, and what that does. */
final class KeyOrders {

    /** Of the key alone. */
    private static final Set<String> PLAIN = Set.of("_promote", "_promote_anyway", "_roll_back", "_retire");
    /** Of one service and the key. */
    private static final Set<String> OF_A_SERVICE =
            Set.of("_confirm_for", "_unconfirm_for", "_canary_for", "_canary_passed_for", "_end_canary_for");

    private static final String BY_HAND = "by_hand";

    private KeyOrders() {}

    /** What the API is told; empty when there is no such order. */
    static Optional<Map<String, @Nullable Object>> attributes(String order, String service) {
        if (order.equals(BY_HAND)) {
            return Optional.of(Collections.singletonMap("promote_at", null));
        }
        if (PLAIN.contains(order)) {
            return Optional.of(Map.of(order, true));
        }
        return OF_A_SERVICE.contains(order) ? Optional.of(Map.of(order, service)) : Optional.empty();
    }

    static List<Order> of(String state, boolean isFree, boolean byItself, boolean mayGoBack) {
        return switch (state) {
            case "next" ->
                byItself
                        ? List.of(isFree ? promote() : promoteAnyway(), byHand(), retire("next"))
                        : List.of(isFree ? promote() : promoteAnyway(), retire("next"));
            case "current" -> mayGoBack ? List.of(rollBack()) : List.of();
            case "previous" -> List.of(retire("previous"));
            default -> List.of();
        };
    }

    private static Order promote() {
        return Order.confirmed(
                "_promote",
                "Promote",
                "The next key signs everything from now on, on every server within two seconds. The current one stays published, so"
                        + " that you can go back.");
    }

    private static Order promoteAnyway() {
        return Order.confirmed(
                "_promote_anyway",
                "Promote anyway",
                "Customers cannot enter services that do not trust the next key yet: see the reasons above. Do this when the"
                        + " current key may be in wrong hands.");
    }

    private static Order byHand() {
        return Order.of(BY_HAND, "Do not promote it by itself", "Do not promote it by itself");
    }

    private static Order rollBack() {
        return Order.confirmed(
                "_roll_back",
                "Go back to the previous key",
                "The key that signed before signs again. This one becomes the next key, and tries with single services end.");
    }

    private static Order retire(String which) {
        return Order.confirmed(
                "_retire",
                "Retire the " + which + " key",
                which.equals("next")
                        ? "It is not published any more, and its private half is destroyed. You can prepare another one."
                        : "It is not published any more, and its private half is destroyed: you cannot go back to it then.");
    }
}
