package io.rialto.server.handoff.oidc.token;

import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.grant.Login;
import io.rialto.server.site.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** ID tokens (OpenID Connect Core §2). */
@Component
public class IdTokens {

    private static final String TYPE = "JWT";

    private final Jwts jwts;
    private final Clock clock;

    public IdTokens(Jwts jwts, Clock clock) {
        this.jwts = jwts;
        this.clock = clock;
    }

    /**
     * @param nonce of the request, if it had one
     * @param access the access token that goes with it
     */
    public String issue(Client client, Login login, @Nullable String nonce, String access) {
        return jwts.signLogin(client, TYPE, claims(client, login, nonce, half(access)));
    }

    /** Header and claims of {@link #issue}, for somebody to read; what only a request and its tokens say is not there. */
    public String shown(Client client, Login login) {
        return jwts.shown(client, TYPE, claims(client, login, null, null));
    }

    private Map<String, Object> claims(
            Client client, Login login, @Nullable String nonce, @Nullable String accessHash) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.site().issuer());
        claims.put("sub", login.subject());
        claims.put("aud", client.id());
        claims.put("exp", now.plus(client.settings().lifetimes().idToken()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        if (login.authenticatedAt() != null) {
            claims.put("auth_time", login.authenticatedAt());
        }
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        if (accessHash != null) {
            claims.put("at_hash", accessHash);
        }
        claims.put("sid", login.session());
        // What the mapping calls by a name of the protocol's was refused when it was configured; it never wins.
        login.claims().forEach(claims::putIfAbsent);
        return claims;
    }

    /** An ID token that came back. */
    public record Hint(String subject, String client, Optional<String> session) {

        /** It has no text: a customer is in it. */
        @Override
        public String toString() {
            return "Hint";
        }
    }

    /** What an ID token of this site says, which may be expired (OpenID Connect RP-Initiated Logout §4); nothing when it is none. */
    public Optional<Hint> read(Site site, String token) {
        return jwts.read(site.id(), TYPE, token)
                .filter(claims -> site.issuer().equals(claims.get("iss")))
                .flatMap(claims ->
                        claims.get("sub") instanceof String subject && claims.get("aud") instanceof String client
                                ? Optional.of(new Hint(
                                        subject,
                                        client,
                                        Optional.ofNullable(claims.get("sid"))
                                                .filter(String.class::isInstance)
                                                .map(String.class::cast)))
                                : Optional.empty());
    }

    // §3.1.3.6: the left half of the hash that the signature's algorithm uses, which is SHA-256 in RS256 and ES256
    // alike.
    private static String half(String access) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
