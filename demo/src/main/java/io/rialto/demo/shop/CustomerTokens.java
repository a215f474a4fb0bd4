package io.rialto.demo.shop;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a headless storefront holds in place of a session: good for an hour. A changed password does not end it, as in Magento;
 * {@code revokeCustomerToken} ends all of a customer's. Safe for use by many threads.
 */
final class CustomerTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String BEARER = "Bearer ";

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    CustomerTokens(Clock clock) {
        this.clock = clock;
    }

    /** Whose token, and when its customer gave the password. */
    record Issued(long customerId, Instant at) {}

    String issue(Customer customer) {
        forgetExpired();
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        issued.put(token, new Issued(customer.id(), clock.instant()));
        return token;
    }

    Optional<Issued> find(@Nullable String authorization) {
        forgetExpired();
        return Optional.ofNullable(authorization)
                .filter(header -> header.startsWith(BEARER))
                .map(header -> issued.get(header.substring(BEARER.length())));
    }

    void revokeAllOf(long customerId) {
        issued.values().removeIf(token -> token.customerId() == customerId);
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(LIFETIME);
        issued.values().removeIf(token -> !token.at().isAfter(oldest));
    }
}
