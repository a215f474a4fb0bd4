package io.rialto.server.handoff.oidc.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import io.rialto.server.handoff.oidc.client.Authentication.Fault;
import io.rialto.server.json.StrictJson;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assertions by which clients show who they are (RFC 7523 §3, OpenID Connect Core §9), checked in the order of the specification. */
@Component
public class ClientAssertions {

    private static final int LONGEST = 8_192;
    private static final int LONGEST_NAME = 500;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    // Never "none", and no HMAC: its key would be the public one.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final UsedAssertions used;
    private final Clock clock;

    public ClientAssertions(UsedAssertions used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /** An assertion that is well-formed; nothing in it is proved yet. */
    sealed interface Named {

        record Good(JWSObject jws, Map<String, Object> claims, String subject) implements Named {

            @Override
            public String toString() {
                return "Good";
            }
        }

        record Bad(Fault fault) implements Named {}
    }

    /** Which client it is about, so that its keys can be looked up. */
    Named named(String jwt) {
        if (jwt.length() > LONGEST) {
            return new Named.Bad(Fault.ASSERTION_MALFORMED);
        }
        JWSObject jws = parsed(jwt);
        if (jws == null) {
            return new Named.Bad(Fault.ASSERTION_MALFORMED);
        }
        JWSHeader header = jws.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return new Named.Bad(Fault.ASSERTION_ALGORITHM);
        }
        // RFC 7515 §4.1.11: we understand no extension.
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return new Named.Bad(Fault.ASSERTION_MALFORMED);
        }
        return StrictJson.members(ByteBuffer.wrap(jws.getPayload().toBytes()))
                .<Named>map(claims -> claims.get("sub") instanceof String subject && !subject.isEmpty()
                        ? new Named.Good(jws, claims, subject)
                        : new Named.Bad(Fault.ASSERTION_MALFORMED))
                .orElseGet(() -> new Named.Bad(Fault.ASSERTION_MALFORMED));
    }

    private static @Nullable JWSObject parsed(String jwt) {
        try {
            return JWSObject.parse(jwt);
        } catch (ParseException | RuntimeException none) {
            return null;
        }
    }

    /** What is wrong with it as this client's; when nothing is, it is used up. */
    Optional<Fault> fault(Client client, Named.Good named) {
        return ClientKeys.of(client)
                .fault(named.jws())
                .or(() -> subject(client, named.claims()))
                .or(() -> audience(client, named.claims()))
                .or(() -> times(named.claims()))
                .or(() -> replay(client, named.claims()));
    }

    private static Optional<Fault> subject(Client client, Map<String, Object> claims) {
        return client.id().equals(claims.get("iss")) && client.id().equals(claims.get("sub"))
                ? Optional.empty()
                : Optional.of(Fault.ASSERTION_SUBJECT);
    }

    // One that is also meant for another server could have been made for that one, and shown here by it.
    private static Optional<Fault> audience(Client client, Map<String, Object> claims) {
        String issuer = client.site().issuer();
        List<?> audience = claims.get("aud") instanceof List<?> several
                ? several
                : Optional.ofNullable(claims.get("aud")).map(List::of).orElse(List.of());
        boolean ours = !audience.isEmpty()
                && audience.stream().allMatch(one -> issuer.equals(one) || (issuer + "/oauth2/token").equals(one));
        return ours ? Optional.empty() : Optional.of(Fault.ASSERTION_AUDIENCE);
    }

    private Optional<Fault> times(Map<String, Object> claims) {
        Instant now = clock.instant();
        Optional<Instant> expires = time(claims, "exp");
        if (expires.isEmpty()
                || (claims.containsKey("nbf") && time(claims, "nbf").isEmpty())
                || (claims.containsKey("iat") && time(claims, "iat").isEmpty())) {
            return Optional.of(Fault.ASSERTION_MALFORMED);
        }
        Instant latest = now.plus(SKEW);
        boolean early = time(claims, "nbf").filter(latest::isBefore).isPresent()
                || time(claims, "iat").filter(latest::isBefore).isPresent();
        if (early || !expires.get().plus(SKEW).isAfter(now)) {
            return Optional.of(Fault.ASSERTION_EXPIRED);
        }
        // What was used must be remembered for as long as it is good.
        return expires.get().isAfter(now.plus(LONGEST_LIFE)) ? Optional.of(Fault.ASSERTION_TOO_LONG) : Optional.empty();
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        return switch (claims.get(name)) {
            case Long seconds when seconds >= 0 && seconds < 1L << 40 -> Optional.of(Instant.ofEpochSecond(seconds));
            case Double seconds
            when seconds >= 0 && seconds < 1L << 40 -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            case null, default -> Optional.empty();
        };
    }

    private Optional<Fault> replay(Client client, Map<String, Object> claims) {
        if (!(claims.get("jti") instanceof String name) || name.isEmpty() || name.length() > LONGEST_NAME) {
            return Optional.of(Fault.ASSERTION_MALFORMED);
        }
        Instant end = time(claims, "exp").orElseThrow().plus(SKEW);
        return used.use(client.owner(), name, end) ? Optional.empty() : Optional.of(Fault.ASSERTION_REPLAYED);
    }
}
