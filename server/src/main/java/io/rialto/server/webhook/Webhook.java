package io.rialto.server.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told what happens in an organization.
 *
 * @param id ten letters
 * @param disabledBecause by whom or why: {@code user}, or {@code gone} when the address said so
 */
public record Webhook(
        String id,
        UUID organization,
        String name,
        URI url,
        Topics topics,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause,
        Instant createdAt,
        Instant updatedAt) {

    boolean wants(EventType type) {
        return disabledAt == null && topics.cover(type);
    }
}
