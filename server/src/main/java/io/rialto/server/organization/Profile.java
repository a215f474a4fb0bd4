package io.rialto.server.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organization tells of itself.
 *
 * @param primaryColor as {@code #1a2b3c}
 * @param contrastColor as {@code #1a2b3c}
 */
public record Profile(
        Organization organization,
        @Nullable String supportPhone,
        @Nullable String supportEmail,
        @Nullable String logoUrl,
        @Nullable String faviconUrl,
        @Nullable String primaryColor,
        @Nullable String contrastColor,
        Notes notes,
        Instant createdAt,
        Instant updatedAt) {

    /** Profiles have no text: an address may be in one. */
    @Override
    public String toString() {
        return "Profile[" + organization.publicId() + "]";
    }
}
