package io.rialto.server.signin.passkey;

import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody signs in with.
 *
 * @param id ten letters
 * @param organization the only one it opens; absent: all of the user's
 * @param credentialId what the authenticator calls it, base64url
 * @param credential its kind and public key, base64url (Web Authentication §6.5.2)
 * @param count how often it has signed, as far as it tells
 * @param backedUp whether it outlasts the device
 * @param usedAt absent: never
 */
public record Passkey(
        String id,
        UserId user,
        @Nullable OrganizationId organization,
        String credentialId,
        String credential,
        long count,
        boolean backedUp,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt) {

    /** Whether it opens that organization. */
    public boolean opens(OrganizationId which) {
        return organization == null || organization.equals(which);
    }
}
