package io.rialto.server.handoff.oidc.token;

import io.rialto.server.handoff.oidc.client.Client;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Logout tokens (OpenID Connect Back-Channel Logout §2.4). They name the session and nobody. */
@Component
public class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Jwts jwts;
    private final SecureRandom random;
    private final Clock clock;

    public LogoutTokens(Jwts jwts, SecureRandom random, Clock clock) {
        this.jwts = jwts;
        this.random = random;
        this.clock = clock;
    }

    /** A token that tells the client that the session is over. */
    public String issue(Client client, String session) {
        Instant now = clock.instant();
        byte[] id = new byte[16];
        random.nextBytes(id);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.site().issuer());
        claims.put("aud", client.id());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", HexFormat.of().formatHex(id));
        claims.put("sid", session);
        claims.put("events", Map.of(EVENT, Map.of()));
        return jwts.sign(client, "logout+jwt", claims);
    }
}
