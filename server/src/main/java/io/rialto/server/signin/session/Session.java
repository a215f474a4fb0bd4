package io.rialto.server.signin.session;

import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param id what it is called on pages; it lets nobody in
 * @param organization the only one it counts for; absent: all of the user's
 * @param provider by which it came; absent: by a password or a passkey
 * @param provedSince the proof of that provider that let it in
 * @param agent browser and system, roughly
 * @param passkey it came by a passkey
 * @param seenAt when it was last used, to the minute
 */
public record Session(
        Reference id,
        UserId user,
        @Nullable OrganizationId organization,
        @Nullable IdentityProviderId provider,
        @Nullable Instant provedSince,
        String agent,
        boolean passkey,
        Instant createdAt,
        Instant seenAt) {}
