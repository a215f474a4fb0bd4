package io.rialto.server.signin.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.signin.attempt.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the provider's UserInfo endpoint where the ID token does not tell the address: Okta, for one, tells it nowhere else in this
 * flow (OpenID Connect Core §5.4). The endpoint is not among a provider's attributes, so its discovery document names it.
 */
@Component
class UserInfo {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 1_000;
    private static final List<String> NAMES = List.of("given_name", "family_name");

    private final Outbound outbound;
    private final Clock clock;
    private final Cache<String, Known> endpoints =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    UserInfo(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    private record Known(URI endpoint, Instant at) {}

    /** The token's claims; with the address, and what is said of it, from the endpoint when the token lacks either. */
    Result<Claims> complete(Claims claims, IdentityProvider provider, @Nullable String accessToken) {
        boolean told = claims.has("email") && (claims.has("email_verified") || claims.has("xms_edov"));
        if (told || accessToken == null) {
            return Result.good(claims);
        }
        return endpoint(provider.issuer())
                .map(endpoint -> asked(endpoint, claims, accessToken))
                .orElseGet(() -> Result.good(claims));
    }

    // OpenID Connect Discovery §4.3: the document must name the issuer it was asked for.
    private Optional<URI> endpoint(String issuer) {
        Known known = endpoints.getIfPresent(issuer);
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            return Optional.of(known.endpoint());
        }
        Optional<URI> found = answer(Call.get(URI.create(withoutSlash(issuer) + "/.well-known/openid-configuration")))
                .filter(document -> issuer.equals(document.get("issuer")))
                .flatMap(document -> Json.text(document, "userinfo_endpoint"))
                .flatMap(UserInfo::address);
        found.ifPresent(endpoint -> endpoints.put(issuer, new Known(endpoint, clock.instant())));
        return found;
    }

    private Result<Claims> asked(URI endpoint, Claims claims, String accessToken) {
        if (!accessToken.matches("[\\x21-\\x7e]{1,7900}")) {
            return Result.good(claims);
        }
        Optional<Map<String, Object>> answer =
                answer(Call.get(endpoint).with("Authorization", "Bearer " + accessToken));
        if (answer.isEmpty()) {
            return Result.good(claims);
        }
        // §5.3.2: else somebody could pass off another person's token as this one's.
        return claims.members().get("sub") instanceof String subject
                        && subject.equals(answer.get().get("sub"))
                ? Result.good(merged(claims, answer.get()))
                : Result.bad(Refusal.WRONG_SUBJECT, "the sub of the ID token", "another");
    }

    /** Address and verification belong together: both come from here. */
    private static Claims merged(Claims claims, Map<String, Object> answer) {
        Map<String, Object> merged = new HashMap<>(claims.members());
        merged.put("email", answer.get("email"));
        merged.put("email_verified", answer.get("email_verified"));
        NAMES.forEach(name -> merged.putIfAbsent(name, answer.get(name)));
        return new Claims(merged);
    }

    private Optional<Map<String, Object>> answer(Call call) {
        return switch (Calls.answered(outbound.send(call.with("Accept", "application/json")), "")) {
            case Result.Good<Answered>(var answered) ->
                answered.status() == 200 ? Json.object(answered.body()) : Optional.empty();
            case Result.Bad<Answered> bad -> Optional.empty();
        };
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
