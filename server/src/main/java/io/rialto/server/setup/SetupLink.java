package io.rialto.server.setup;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody at the service's side sets it up.
 *
 * @param createdBy the id of the user who made it
 * @param openedAt when somebody first followed it
 * @param proposal what was given last, as a JSON object; absent: nothing, or it was accepted
 */
public record SetupLink(
        String id,
        UUID organization,
        SiteId site,
        ServiceId service,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant proposedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant revokedAt,
        @Nullable String proposal) {

    /** How far it is. */
    public enum State {
        WAITING,
        PROPOSED,
        ACCEPTED,
        REVOKED,
        EXPIRED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is at that time. */
    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        if (proposal != null) {
            return State.PROPOSED;
        }
        return acceptedAt == null ? State.WAITING : State.ACCEPTED;
    }

    /** Whether whoever has it may still read and give. */
    public boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** What is proposed, without what nobody may read back. */
    public Optional<String> shown() {
        return Optional.ofNullable(proposal).map(Proposal::masked);
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "SetupLink[" + id + "]";
    }
}
