package io.rialto.demo.provider;

import io.rialto.demo.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Makes ID tokens, right ones and those that are wrong in one way. */
final class IdTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final Client client;
    private final Clock clock;
    private final Keys forger = Keys.made("first");
    private final Keys unpublished = Keys.made("unpublished");

    IdTokens(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    String of(Grant grant, String issuer, String accessToken, Keys current, Misbehaviour misbehaviour) {
        String claims = Json.write(claims(grant, issuer, accessToken, misbehaviour));
        return switch (misbehaviour) {
            case UNSIGNED -> text(Json.object().put("alg", "none"), claims) + ".";
            case SIGNED_WITH_CLIENT_SECRET -> maced(claims, client.secret().getBytes(StandardCharsets.UTF_8));
            case SIGNED_WITH_PUBLIC_KEY -> maced(claims, current.open().getEncoded());
            case FORGED -> signed(header(current), claims, forger);
            case FORGED_WITH_ITS_OWN_KEY -> {
                ObjectNode header = header(current);
                header.set("jwk", forger.jwk());
                yield signed(header, claims, forger);
            }
            case UNPUBLISHED_KEY -> signed(header(unpublished), claims, unpublished);
            default -> signed(header(current), claims, current);
        };
    }

    private ObjectNode claims(Grant grant, String issuer, String accessToken, Misbehaviour misbehaviour) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = Json.object()
                .put("iss", issuer)
                .put("sub", grant.person().subject())
                .put("aud", client.id())
                .put("iat", now)
                .put("exp", now + 5 * MINUTE)
                .put("nonce", grant.nonce())
                .put("at_hash", half(accessToken))
                .put("email", grant.person().email())
                .put("email_verified", true)
                .put("given_name", grant.person().firstName())
                .put("family_name", grant.person().lastName());
        spoil(claims, now, grant.person(), misbehaviour);
        return claims;
    }

    private static void spoil(ObjectNode claims, long now, Person person, Misbehaviour misbehaviour) {
        switch (misbehaviour) {
            case FOREIGN_ISSUER -> claims.put("iss", "https://login.evil.test");
            case OTHER_AUDIENCE -> claims.put("aud", "another-client");
            case SEVERAL_AUDIENCES -> {
                String own = claims.get("aud").asString();
                claims.putArray("aud").add(own).add("another-client");
            }
            case OTHER_PARTY -> claims.put("azp", "another-client");
            case EXPIRED -> claims.put("iat", now - 5 * MINUTE).put("exp", now - 2 * MINUTE);
            case FROM_THE_FUTURE -> claims.put("iat", now + HOUR).put("exp", now + 2 * HOUR);
            case OLD -> claims.put("iat", now - HOUR).put("exp", now + HOUR);
            case NO_NONCE -> claims.remove("nonce");
            case OTHER_NONCE -> claims.put("nonce", "another");
            case OTHER_TOKEN_HASH -> claims.put("at_hash", half("another"));
            case NO_SUBJECT -> claims.remove("sub");
            case NO_EMAIL -> claims.remove("email");
            case EMAIL_UNVERIFIED -> claims.put("email_verified", false);
            case EMAIL_VERIFIED_UNSAID -> claims.remove("email_verified");
            case EMAIL_OUTSIDE -> claims.put("email", "somebody@elsewhere.example");
            case EMAIL_OF_A_SUBDOMAIN -> claims.put("email", person.email().replace("@", "@sub."));
            default -> {
                // nothing is wrong with the claims
            }
        }
    }

    private static ObjectNode header(Keys key) {
        return Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", key.kid());
    }

    private static String signed(ObjectNode header, String claims, Keys key) {
        String text = text(header, claims);
        return text + "." + key.sign(text);
    }

    private static String maced(String claims, byte[] secret) {
        String text = text(Json.object().put("alg", "HS256").put("kid", "first"), claims);
        return text + "." + Keys.mac(text, secret);
    }

    private static String text(ObjectNode header, String claims) {
        return BASE64.encodeToString(Json.write(header).getBytes(StandardCharsets.UTF_8))
                + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    }

    // OpenID Connect Core §3.1.3.6
    private static String half(String accessToken) {
        byte[] hash = sha256(accessToken);
        return BASE64.encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    /** RFC 7636 §4.2. */
    static String challenge(String verifier) {
        return BASE64.encodeToString(sha256(verifier));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
