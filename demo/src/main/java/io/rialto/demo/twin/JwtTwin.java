package io.rialto.demo.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service that takes a JSON Web Token. */
final class JwtTwin implements Twin {

    private static final Duration SKEW = Duration.ofSeconds(60);

    private final JwtRules rules;
    private final JWSVerifier verifier;
    private final Book book;
    private final Used used;
    private final Clock clock;

    JwtTwin(JwtRules rules, JWSVerifier verifier, Book book) {
        this(rules, verifier, book, new Used(), Clock.systemUTC());
    }

    private JwtTwin(JwtRules rules, JWSVerifier verifier, Book book, Used used, Clock clock) {
        this.rules = rules;
        this.verifier = verifier;
        this.book = book;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public Verdict receive(Brought brought) {
        try {
            SignedJWT token = SignedJWT.parse(
                    rules.parameter().isEmpty() ? brought.lastStep() : brought.parameter(rules.parameter()));
            // The algorithm is the service's, never the token's (RFC 8725 §3.1).
            if (!rules.algorithm().equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
                return new Refused(Why.NOT_SIGNED);
            }
            Map<String, Object> claims = token.getPayload().toJSONObject();
            return claims == null ? new Refused(Why.MALFORMED) : judge(claims);
        } catch (ParseException | JOSEException unreadable) {
            return new Refused(Why.MALFORMED);
        }
    }

    private Verdict judge(Map<String, Object> claims) {
        Instant now = clock.instant();
        for (Map.Entry<String, Object> fixed : rules.fixed().entrySet()) {
            if (!fixed.getValue().equals(claims.get(fixed.getKey()))) {
                return new Refused(
                        switch (fixed.getKey()) {
                            case "iss" -> Why.WRONG_ISSUER;
                            case "aud", "dest" -> Why.WRONG_AUDIENCE;
                            default -> Why.MALFORMED;
                        });
            }
        }
        if (!claims.keySet().containsAll(rules.required())) {
            return new Refused(Why.INCOMPLETE);
        }
        if (rules.expires() && !isAfter(claims.get("exp"), now.minus(SKEW))) {
            return new Refused(Why.EXPIRED);
        }
        if (!rules.age().isZero() && !isAfter(claims.get("iat"), now.minus(rules.age()))) {
            return new Refused(Why.TOO_OLD);
        }
        if (rules.once() && !used.first(String.valueOf(claims.get("jti")))) {
            return new Refused(Why.REPLAYED);
        }
        return book.enter(members(claims));
    }

    private static boolean isAfter(@Nullable Object time, Instant earliest) {
        return time instanceof Number seconds
                && !Instant.ofEpochSecond(seconds.longValue()).isBefore(earliest);
    }

    private static Map<String, String> members(Map<String, Object> claims) {
        Map<String, String> members = new HashMap<>();
        claims.forEach((name, value) -> members.put(
                name,
                value instanceof Map<?, ?> map ? JSONObjectUtils.toJSONString(copy(map)) : String.valueOf(value)));
        return members;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new HashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    @Override
    public Optional<URI> sendsBack(Brought brought, Verdict verdict) {
        String address = brought.parameter("error_url");
        return verdict instanceof Refused && !address.isEmpty() ? Optional.of(URI.create(address)) : Optional.empty();
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public Twin at(Clock later) {
        return new JwtTwin(rules, verifier, book, used, later);
    }

    @Override
    public Optional<String> token() {
        return rules.parameter().isEmpty() ? Optional.empty() : Optional.of(rules.parameter());
    }

    @Override
    public Guards guards() {
        return rules.guards();
    }
}
