package io.rialto.demo.openid;

import io.rialto.demo.http.Json;
import io.rialto.demo.openid.NotBelieved.Doubt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which tokens a service believes. Safe for use by many threads. */
public final class Tokens {

    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int SKEW = 60;

    private final Provider provider;
    private final Clock clock;

    public Tokens(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** The claims of an ID token (OpenID Connect Core §3.1.3.7). */
    public JsonNode identity(String token, String nonce, String access) throws NotBelieved {
        JsonNode claims = signed(token, "JWT");
        common(claims);
        require(claims.path("nonce").asString("").equals(nonce), Doubt.REQUEST, "an ID token for another login");
        require(claims.path("at_hash").asString("").equals(half(access)), "an ID token for another access token");
        require(!claims.path("sub").asString("").isEmpty(), "an ID token about nobody");
        return claims;
    }

    /** The session that a logout token ends (OpenID Connect Back-Channel Logout §2.6). */
    public String ended(String token) throws NotBelieved {
        JsonNode claims = signed(token, "logout+jwt");
        common(claims);
        require(claims.path("events").path(LOGOUT).isObject(), "a token that is for something else");
        require(!claims.has("nonce"), "a logout token with a nonce");
        require(!claims.path("sid").asString("").isEmpty(), "a logout token without a session");
        return claims.path("sid").asString("");
    }

    private void common(JsonNode claims) throws NotBelieved {
        long now = clock.instant().getEpochSecond();
        require(claims.path("iss").asString("").equals(provider.issuer()), Doubt.ISSUER, "a token of another issuer");
        require(
                claims.path("aud").asString("").equals(provider.clientId()),
                Doubt.AUDIENCE,
                "a token for somebody else");
        require(claims.path("exp").asLong(0) > now - SKEW, Doubt.TIME, "a token that is over");
        require(claims.path("iat").asLong(Long.MAX_VALUE) < now + SKEW, Doubt.TIME, "a token from the future");
    }

    private JsonNode signed(String token, String type) throws NotBelieved {
        String[] parts = token.split("\\.", -1);
        require(parts.length == 3, "a token that is not signed");
        JsonNode header = json(parts[0]);
        require(header.path("typ").asString("").equals(type), "another kind of token");
        require(!header.has("crit"), "a token with an extension");
        List<Jwk> keys = provider.keys();
        boolean made = keys.stream()
                .filter(key -> key.kid().equals(header.path("kid").asString("")))
                .filter(key -> key.algorithm().equals(header.path("alg").asString("")))
                .anyMatch(key -> key.made(parts[0] + "." + parts[1], parts[2]));
        require(made, Doubt.SIGNATURE, "a token that the site did not sign");
        return json(parts[1]);
    }

    private static JsonNode json(String part) throws NotBelieved {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException none) {
            throw new NotBelieved("a token that cannot be read");
        }
    }

    private static String half(String access) {
        byte[] digest = sha256(access);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
    }

    /** Of a text that is ASCII. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void require(boolean holds, String otherwise) throws NotBelieved {
        require(holds, Doubt.FORM, otherwise);
    }

    private static void require(boolean holds, Doubt doubt, String otherwise) throws NotBelieved {
        if (!holds) {
            throw new NotBelieved(doubt, otherwise);
        }
    }
}
