package io.rialto.server.oauth;

import com.nimbusds.jose.JWSObject;
import io.rialto.server.oauth.TokenCheck.Bad;
import io.rialto.server.oauth.TokenCheck.Good;
import io.rialto.server.oauth.TokenCheck.Reason;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.organization.ApiCredentialId;
import io.rialto.server.organization.ApiCredentials;
import io.rialto.server.organization.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes access tokens and tells good ones from bad. Safe for use by many threads. */
@Component
public class AccessTokens {

    /** A token that is good for less than this is not given out again: its bearer has time to use it up. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final TokenKeys keys;
    private final Grants grants;
    private final ApiCredentials credentials;
    private final Clock clock;
    private final SecureRandom random;

    AccessTokens(TokenKeys keys, Grants grants, ApiCredentials credentials, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.grants = grants;
        this.credentials = credentials;
        this.clock = clock;
        this.random = random;
    }

    /** A token as it is given out. */
    record Issued(String token, Grant grant) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /**
     * A token for whoever shows the secret: the one there is, while that lasts, else a new one. Empty when the pair is wrong, or its
     * user is no member any more.
     */
    Optional<Issued> issue(String clientId, String secret) {
        Instant now = clock.instant();
        return credentials
                .authenticate(clientId, secret)
                .filter(credential -> credentials.callerOf(credential.id(), now).isPresent())
                .map(this::issued);
    }

    private Issued issued(ApiCredential credential) {
        Grant grant = grants.lasting(credential.id(), clock.instant().plus(OVERLAP))
                .filter(lasting -> !credential.isOfAnOlderSecret(lasting.issuedAt()))
                .filter(lasting -> keys.byId(lasting.kid()).isPresent())
                .filter(lasting -> credentials
                        .callerOf(credential.id(), lasting.issuedAt())
                        .isPresent())
                .orElseGet(() -> fresh(credential));
        TokenKey key = keys.byId(grant.kid()).orElseThrow();
        credentials.used(credential.id());
        return new Issued(Signatures.signed(Claims.json(members(credential, grant)), key), grant);
    }

    /** What the credential's token says. */
    Map<String, Object> members(ApiCredential credential, Grant grant) {
        return Claims.members(credential, grant, keys.issuer());
    }

    private Grant fresh(ApiCredential credential) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Grant grant = new Grant(
                credential.id(),
                random.nextLong(1L << Grant.SERIAL_BITS),
                keys.current().kid(),
                now,
                now.plus(credential.expiresIn()));
        grants.add(grant);
        return grant;
    }

    /**
     * Whether the bearer may act now, and as whom. Asks the database, so what was revoked is refused by every node at once.
     *
     * @param bearer what stood behind {@code Bearer} in the header, whatever it is
     */
    public TokenCheck check(String bearer) {
        return switch (believed(bearer)) {
            case Believed.No(Reason reason) -> new Bad(reason);
            case Believed.Yes(Claims claims, Grant grant) -> {
                // The secret was shown when the token was given out, and at the earliest when it was made.
                Optional<Caller> caller = credentials
                        .callerOf(grant.credential(), grant.issuedAt())
                        .filter(acting -> acting.user().value().equals(claims.user()));
                yield caller.isPresent() ? new Good(caller.get(), grant.credential()) : new Bad(Reason.NOT_ENTITLED);
            }
        };
    }

    /** Whose token it is: empty when it is no good one. */
    Optional<Grant> grantOf(String bearer) {
        return believed(bearer) instanceof Believed.Yes(Claims claims, Grant grant)
                ? Optional.of(grant)
                : Optional.empty();
    }

    /** It is good for nothing from now on. */
    void revoke(Grant grant) {
        grants.remove(grant);
    }

    private sealed interface Believed {

        record Yes(Claims claims, Grant grant) implements Believed {}

        record No(Reason reason) implements Believed {}
    }

    // RFC 8725 §3: algorithm and key first, then the signature, and nothing that is said before.
    private Believed believed(String bearer) {
        Optional<JWSObject> parts = Signatures.parts(bearer);
        if (parts.isEmpty()) {
            return new Believed.No(Reason.NOT_OURS);
        }
        Optional<TokenKey> key = keys.byId(parts.get().getHeader().getKeyID());
        if (key.isEmpty()) {
            return new Believed.No(Reason.UNKNOWN_KEY);
        }
        if (!Signatures.made(parts.get(), key.get())) {
            return new Believed.No(Reason.BAD_SIGNATURE);
        }
        Optional<Claims> claims = Claims.read(parts.get().getPayload().toBytes());
        return claims.isPresent() ? believed(claims.get(), key.get()) : new Believed.No(Reason.BAD_CLAIMS);
    }

    private Believed believed(Claims claims, TokenKey key) {
        Instant now = clock.instant();
        if (!claims.issuer().equals(keys.issuer())) {
            return new Believed.No(Reason.WRONG_ISSUER);
        }
        if (claims.issuedAt() > now.plus(SKEW).getEpochSecond()) {
            return new Believed.No(Reason.ISSUED_IN_FUTURE);
        }
        if (claims.expires() <= now.getEpochSecond()) {
            return new Believed.No(Reason.EXPIRED);
        }
        return grants.find(new ApiCredentialId(claims.application()), Grant.serial(claims.rand()))
                .filter(grant -> grant.kid().equals(key.kid()))
                .filter(grant -> grant.issuedAt().getEpochSecond() == claims.issuedAt())
                .filter(grant -> grant.expiresAt().getEpochSecond() == claims.expires())
                .<Believed>map(grant -> new Believed.Yes(claims, grant))
                .orElse(new Believed.No(Reason.REVOKED));
    }
}
