package io.rialto.server.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.rialto.server.twin.OidcTwin.Contract;
import io.rialto.server.twin.Provider.Answer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ID token, looked at in the order of OpenID Connect Core §3.1.3.7. */
record IdTokenChecks(Contract contract, Checklist checks, Instant now) {

    // Never "none", and no HMAC: whoever has the client's secret could make it.
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
    private static final int LONGEST = 100_000;
    private static final int LONGEST_SUBJECT = 255;

    /** Its claims, once all of it was looked at; nothing when there is none to look at. */
    Optional<Json> claims(String text, String access, String nonce, Json configuration, Answer published) {
        Optional<SignedJWT> token = parsed(text);
        if (!checks.holds(
                "The ID token can be read", "a signed token", token.isPresent() ? "one" : "none", token.isPresent())) {
            return Optional.empty();
        }
        signature(token.get(), configuration, published);
        Optional<Json> claims = Json.of(token.get().getPayload().toString());
        claims.ifPresent(json -> said(json, access, nonce));
        return claims;
    }

    private void signature(SignedJWT token, Json configuration, Answer published) {
        JWSHeader header = token.getHeader();
        String algorithm = header.getAlgorithm().getName();
        List<String> offered = configuration.texts("id_token_signing_alg_values_supported").stream()
                .filter(ALGORITHMS::contains)
                .toList();
        boolean agreed = checks.holds(
                "Algorithm (alg)",
                String.join(" or ", offered) + ", as the discovery document says",
                algorithm,
                offered.contains(algorithm));
        List<JWK> keys = keys(published);
        boolean secret = keys.stream().anyMatch(JWK::isPrivate);
        checks.holds("The published keys", "public ones", secret ? "a private one" : "public ones", !secret);
        List<JWK> named = keys.stream()
                .filter(key -> header.getKeyID() != null && header.getKeyID().equals(key.getKeyID()))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()))
                .toList();
        checks.holds(
                "Key (kid)",
                "one that the site publishes, for this algorithm",
                named.size() == 1 ? "one" : named.isEmpty() ? "none" : "several",
                named.size() == 1);
        boolean genuine = agreed && named.size() == 1 && verified(token, named.getFirst());
        checks.holds(
                "Signature of the ID token",
                "made with a key that the site publishes",
                genuine ? "it is" : "it is not",
                genuine);
    }

    private void said(Json claims, String access, String nonce) {
        checks.same("Issuer (iss)", contract.issuer(), claims.text("iss"));
        checks.same("Audience (aud)", contract.client(), String.join(", ", claims.texts("aud")));
        if (claims.has("azp")) {
            checks.same("Made for (azp)", contract.client(), claims.text("azp"));
        } else {
            checks.untried("Made for (azp)", "It is for the twin alone, and needs none.");
        }
        times(claims);
        checks.same("Answers what the twin asked (nonce)", nonce, claims.text("nonce"));
        // §3.1.3.6
        checks.same("Belongs to the access token (at_hash)", half(access), claims.text("at_hash"));
        String subject = claims.text("sub");
        boolean named = !subject.isEmpty()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().allMatch(letter -> letter < 128);
        checks.holds(
                "The customer has a name (sub)",
                "at most 255 letters of ASCII",
                subject.isEmpty() ? "nothing" : subject,
                named);
    }

    private void times(Json claims) {
        Optional<Instant> made = claims.instant("iat");
        Optional<Instant> end = claims.instant("exp");
        Times.until(checks, "Good until (exp)", end, now);
        Times.fresh(checks, "Made at (iat)", made, now, Duration.ofMinutes(5));
        long seconds = made.isEmpty() || end.isEmpty()
                ? -1
                : Duration.between(made.get(), end.get()).toSeconds();
        checks.holds(
                "How long it is good",
                "at most " + contract.lifetime().toSeconds() + " seconds",
                seconds < 0 ? "nothing" : seconds + " seconds",
                seconds > 0 && seconds <= contract.lifetime().toSeconds());
        if (claims.has("auth_time")) {
            Times.since(checks, "Logged in at the shop (auth_time)", claims.instant("auth_time"), now);
        }
    }

    private static boolean verified(SignedJWT token, JWK key) {
        try {
            JWSVerifier verifier = switch (key) {
                case RSAKey rsa -> new RSASSAVerifier(rsa);
                case ECKey curve -> new ECDSAVerifier(curve);
                default -> throw new JOSEException("no key for signatures");
            };
            return token.verify(verifier);
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private static List<JWK> keys(Answer published) {
        try {
            return JWKSet.parse(published.body()).getKeys();
        } catch (ParseException none) {
            return List.of();
        }
    }

    private static Optional<SignedJWT> parsed(String token) {
        try {
            return token.length() > LONGEST ? Optional.empty() : Optional.of(SignedJWT.parse(token));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String half(String access) {
        byte[] digest = Macs.digest("SHA-256", Macs.utf8(access));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
    }
}
