package io.rialto.server.signin.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.signin.attempt.Refusal;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Providers' public keys, at most ten minutes old. Safe for use by many threads. */
@Component
class KeySets {

    private static final String WHERE = "JWKS URL";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 1_000;

    private final Outbound outbound;
    private final Clock clock;
    private final Cache<URI, Held> held =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final RateLimit refreshes;

    KeySets(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
        this.refreshes = new RateLimit(clock, new Window(5, Duration.ofMinutes(1)));
    }

    private record Held(List<JWK> keys, Instant at) {}

    /** The keys, from memory when they are fresh. */
    Result<List<JWK>> keys(URI url) {
        Held known = held.getIfPresent(url);
        return known != null && known.at().plus(FRESH).isAfter(clock.instant())
                ? Result.good(known.keys())
                : fetched(url);
    }

    /** Asked again because a key was missing: providers change their keys at any time. Empty when that was done too often. */
    Optional<Result<List<JWK>>> refreshed(URI url) {
        return switch (refreshes.take(url.toString())) {
            case Ruling.Allowed allowed -> Optional.of(fetched(url));
            case Ruling.Refused refused -> Optional.empty();
        };
    }

    private Result<List<JWK>> fetched(URI url) {
        Instant asked = clock.instant();
        return Calls.answered(outbound.get(url), WHERE).then(KeySets::read).then(keys -> {
            held.put(url, new Held(keys, asked));
            return Result.good(keys);
        });
    }

    private static Result<List<JWK>> read(Answered answer) {
        if (answer.status() != 200) {
            return Result.bad(Refusal.PROVIDER_UNREACHABLE, "status 200", WHERE + ": status " + answer.status());
        }
        return Json.object(answer.body())
                .map(set -> set.get("keys"))
                .map(keys -> keys instanceof List<?> list ? Result.good(usable(list)) : null)
                .orElseGet(() -> Result.bad(Refusal.PROVIDER_UNREACHABLE, "a JWK set", WHERE + ": something else"));
    }

    // RFC 7517 §5: what is not understood is left out.
    private static List<JWK> usable(List<?> entries) {
        List<JWK> keys = new ArrayList<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> members) {
                parsed(members).ifPresent(keys::add);
            }
        }
        return List.copyOf(keys);
    }

    @SuppressWarnings("unchecked") // the names of a JSON object's members are strings
    private static Optional<JWK> parsed(Map<?, ?> members) {
        try {
            return Optional.of(JWK.parse((Map<String, Object>) members));
        } catch (ParseException | IllegalArgumentException | IllegalStateException notUnderstood) {
            return Optional.empty();
        }
    }
}
