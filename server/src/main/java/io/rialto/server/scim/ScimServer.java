package io.rialto.server.scim;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a service keeps its accounts, and how Rialto is let in.
 *
 * @param base what stands before {@code /Users}
 */
public record ScimServer(URI base, Access access) {

    /** @throws IllegalArgumentException when the address has a query or a fragment */
    public ScimServer {
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("a SCIM server's address has no query");
        }
        String text = base.toString();
        base = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    /** How Rialto is let in. */
    public sealed interface Access {}

    /** By a token that the service gave once (RFC 6750). */
    public record Bearer(String token) implements Access {

        @Override
        public String toString() {
            return "Bearer[…]";
        }
    }

    /** By tokens that are fetched (RFC 6749 §4.4). */
    public record ClientCredentials(
            URI tokenUrl,
            String clientId,
            String clientSecret,
            @Nullable String scope) implements Access {

        @Override
        public String toString() {
            return "ClientCredentials[…]";
        }
    }
}
