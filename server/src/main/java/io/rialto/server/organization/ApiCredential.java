package io.rialto.server.organization;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a program act as a user in one organization, with the role that the user has there at the time.
 *
 * @param clientId unique on this server
 * @param expiresIn how long a token of it is good
 * @param fromFile the configuration file made it, and ends it when it names it no more
 * @param disabledAt since when it gets no token
 * @param lastUsedAt when it last got one
 * @param rotation the last change of its secret; absent: it has its first
 */
public record ApiCredential(
        ApiCredentialId id,
        OrganizationId organization,
        UserId user,
        String name,
        String clientId,
        Duration expiresIn,
        boolean fromFile,
        @Nullable Instant disabledAt,
        @Nullable Instant lastUsedAt,
        @Nullable Rotation rotation,
        Notes notes,
        Instant createdAt,
        Instant updatedAt) {

    /** How long a token is good unless said otherwise. */
    public static final Duration USUAL_LIFE = Duration.ofHours(2);

    /** Longer than the overlap of a token with the next one. */
    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);

    public static final Duration LONGEST_LIFE = Duration.ofDays(1);

    /** @throws IllegalArgumentException when its tokens would live too short or too long */
    public ApiCredential {
        if (expiresIn.compareTo(SHORTEST_LIFE) < 0 || expiresIn.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a token lives from half an hour to a day");
        }
    }

    /** The same one with another name, life of tokens and notes. */
    public ApiCredential changed(String otherName, Duration otherLife, Notes otherNotes) {
        return new ApiCredential(
                id,
                organization,
                user,
                otherName,
                clientId,
                otherLife,
                fromFile,
                disabledAt,
                lastUsedAt,
                rotation,
                otherNotes,
                createdAt,
                updatedAt);
    }

    /** Whether a token of that moment was got with a secret before the present one, for sure. */
    public boolean isOfAnOlderSecret(Instant issued) {
        return rotation != null && issued.isBefore(rotation.at());
    }

    public boolean active() {
        return disabledAt == null;
    }
}
