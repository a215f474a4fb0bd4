package io.rialto.server.pairing;

import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code, and what became of it.
 *
 * @param createdBy the id of the user who made it
 * @param pairedAt when a shop used it
 * @param baseUrl by which that shop calls itself
 */
public record ShopPairing(
        String id,
        UUID organization,
        SiteId site,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant pairedAt,
        @Nullable String baseUrl) {

    public enum State {
        WAITING,
        PAIRED,
        EXPIRED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is at that time. */
    public State state(Instant now) {
        if (pairedAt != null) {
            return State.PAIRED;
        }
        return now.isBefore(expiresAt) ? State.WAITING : State.EXPIRED;
    }
}
