package io.rialto.server.signin.openid;

import com.nimbusds.jose.JWSAlgorithm;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.signin.attempt.Finding.Point;
import io.rialto.server.signin.attempt.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OpenID Connect Core §3.1.3.7, from step 2 on, in its order. */
final class ClaimRules {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int LONGEST_SUBJECT = 255; // §2

    private final IdentityProvider provider;
    private final Started started;
    private final Instant now;

    ClaimRules(IdentityProvider provider, Started started, Instant now) {
        this.provider = provider;
        this.started = started;
        this.now = now;
    }

    /**
     * One of them.
     *
     * @param expected what is right, for people
     * @param actual what came, for people; asked for only when it is right
     */
    record Rule(
            Point point, Function<Claims, Result<Claims>> check, String expected, Function<Claims, String> actual) {}

    Result<Claims> check(Claims claims, JWSAlgorithm algorithm, @Nullable String accessToken) {
        Result<Claims> result = Result.good(claims);
        for (Rule rule : rules(algorithm, accessToken)) {
            result = result.then(rule.check());
        }
        return result;
    }

    List<Rule> rules(JWSAlgorithm algorithm, @Nullable String accessToken) {
        return List.of(
                new Rule(Point.ISSUER, this::issuer, provider.issuer(), claims -> text(claims, "iss")),
                new Rule(
                        Point.AUDIENCE,
                        this::audience,
                        "aud " + provider.clientId(),
                        claims -> "aud " + String.join(" ", claims.audience())),
                new Rule(
                        Point.PARTY,
                        this::party,
                        "azp " + provider.clientId() + ", or none",
                        claims -> claims.has("azp") ? "azp " + text(claims, "azp") : "none"),
                new Rule(Point.EXPIRY, this::expiry, "exp after " + now, claims -> "exp " + moment(claims, "exp")),
                new Rule(
                        Point.ISSUED,
                        this::beginning,
                        "iat after " + now.minus(OLDEST),
                        claims -> "iat " + moment(claims, "iat")),
                new Rule(Point.NONCE, this::nonce, "the nonce that was sent", claims -> "the same"),
                new Rule(
                        Point.MATCHING,
                        claims -> tokenHash(claims, algorithm, accessToken),
                        "the access token’s hash, or none",
                        claims -> claims.has("at_hash") ? "its hash" : "none"),
                new Rule(
                        Point.SUBJECT,
                        ClaimRules::subject,
                        "at most 255 characters",
                        claims -> text(claims, "sub").length() + " characters"));
    }

    private static String text(Claims claims, String name) {
        return claims.text(name).orElse("");
    }

    private static String moment(Claims claims, String name) {
        return claims.time(name).map(Instant::toString).orElse("");
    }

    private Result<Claims> issuer(Claims claims) {
        String issuer = claims.text("iss").orElse("");
        return issuer.equals(provider.issuer())
                ? Result.good(claims)
                : Result.bad(Refusal.WRONG_ISSUER, provider.issuer(), issuer);
    }

    // Steps 3 to 5: others in the audience are nobody whom we trust.
    private Result<Claims> audience(Claims claims) {
        List<String> audience = claims.audience();
        return audience.equals(List.of(provider.clientId()))
                ? Result.good(claims)
                : Result.bad(Refusal.WRONG_AUDIENCE, "aud " + provider.clientId(), "aud " + String.join(" ", audience));
    }

    private Result<Claims> party(Claims claims) {
        boolean party = !claims.has("azp")
                || claims.text("azp").filter(provider.clientId()::equals).isPresent();
        return party
                ? Result.good(claims)
                : Result.bad(
                        Refusal.WRONG_AUDIENCE,
                        "azp " + provider.clientId(),
                        "azp " + claims.text("azp").orElse("of another kind"));
    }

    private Result<Claims> expiry(Claims claims) {
        Optional<Instant> expires = claims.time("exp");
        if (expires.isEmpty()) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "exp", "none, or no number");
        }
        return expires.get().plus(SKEW).isAfter(now)
                ? Result.good(claims)
                : Result.bad(Refusal.EXPIRED, "exp after " + now, "exp " + expires.get());
    }

    private Result<Claims> beginning(Claims claims) {
        Optional<Instant> issued = claims.time("iat");
        if (issued.isEmpty()) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "iat", "none, or no number");
        }
        Optional<Instant> notBefore = claims.time("nbf");
        if (claims.has("nbf") && notBefore.isEmpty()) {
            return Result.bad(Refusal.MALFORMED_TOKEN, "nbf", "no number");
        }
        if (issued.get().isAfter(now.plus(SKEW))) {
            return Result.bad(Refusal.ISSUED_IN_FUTURE, "iat before " + now, "iat " + issued.get());
        }
        if (notBefore.filter(instant -> instant.isAfter(now.plus(SKEW))).isPresent()) {
            return Result.bad(Refusal.ISSUED_IN_FUTURE, "nbf before " + now, "nbf " + notBefore.get());
        }
        return issued.get().plus(OLDEST).isBefore(now)
                ? Result.bad(Refusal.TOO_OLD, "iat after " + now.minus(OLDEST), "iat " + issued.get())
                : Result.good(claims);
    }

    private Result<Claims> nonce(Claims claims) {
        Optional<String> nonce = claims.text("nonce");
        return nonce.filter(value -> Constant.equal(value, started.nonce())).isPresent()
                ? Result.good(claims)
                : Result.bad(Refusal.BAD_NONCE, "the nonce that was sent", nonce.isEmpty() ? "none" : "another");
    }

    // §3.1.3.8: optional in this flow, binding when it is there.
    private static Result<Claims> tokenHash(Claims claims, JWSAlgorithm algorithm, @Nullable String accessToken) {
        if (!claims.has("at_hash")) {
            return Result.good(claims);
        }
        boolean matches = accessToken != null
                && claims.text("at_hash")
                        .filter(hash -> Constant.equal(hash, hash(accessToken, algorithm)))
                        .isPresent();
        return matches ? Result.good(claims) : Result.bad(Refusal.BAD_TOKEN_HASH);
    }

    private static Result<Claims> subject(Claims claims) {
        return claims.text("sub")
                        .filter(subject -> subject.length() <= LONGEST_SUBJECT)
                        .isPresent()
                ? Result.good(claims)
                : Result.bad(Refusal.MALFORMED_TOKEN, "sub, at most 255 characters", "none, or longer");
    }

    /** The left half of the hash that goes with the algorithm; Ed25519 goes with SHA-512. */
    static String hash(String accessToken, JWSAlgorithm algorithm) {
        String bits = algorithm.getName().replaceAll("\\D", "");
        try {
            byte[] whole = MessageDigest.getInstance("SHA-" + (bits.length() == 3 ? bits : "512"))
                    .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-2 is part of every Java platform", impossible);
        }
    }
}
