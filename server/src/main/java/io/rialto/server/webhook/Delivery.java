package io.rialto.server.webhook;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook.
 *
 * @param id ten letters
 * @param event the id of the event: it is the same for every webhook that is told, and stays when the delivery is repeated
 * @param status what the address answered last
 * @param reason why it was not taken the last time
 * @param nextAt when it is tried again; absent when it is not
 */
public record Delivery(
        String id,
        String webhook,
        String event,
        String type,
        State state,
        int attempts,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable Instant nextAt,
        Instant createdAt,
        Instant updatedAt) {

    /** How far it is. */
    public enum State {
        WAITING,
        DELIVERED,
        FAILED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
