package io.rialto.server.customer;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the shop said, proved to come from it.
 *
 * @param id the shop's {@code jti}: a ticket is good once
 * @param issuedAt when the shop made it, in whole seconds
 * @param nonce ties the ticket to the browser that began; absent when the shop asks for itself
 * @param service the slug of the service it was made for
 * @param authenticatedAt when the customer logged in at the shop; absent when the shop does not say
 * @param impersonated an administrator is acting as the customer
 */
public record Ticket(
        String id,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String nonce,
        String service,
        @Nullable Instant authenticatedAt,
        boolean impersonated,
        Customer customer) {

    public Optional<String> launchNonce() {
        return Optional.ofNullable(nonce);
    }

    /** A ticket has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
