package io.rialto.server.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.rialto.server.externalservice.Jwt.Registered;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a signed JSON Web Token (RFC 7519 §7.2). */
public record JwtTwin(Contract contract) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param parameter where the token is
     * @param secret with which the token is signed; absent: the site's key does
     * @param subject the claim that names the customer; absent: none does
     */
    public record Contract(
            String method,
            String parameter,
            String algorithm,
            @Nullable String secret,
            List<X509Certificate> certificates,
            Set<Registered> registered,
            String issuer,
            String audience,
            @Nullable String subject,
            Set<String> required) {

        /** It holds a secret. */
        @Override
        public String toString() {
            return "Contract[" + algorithm + "]";
        }
    }

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", contract.method(), parcel.method());
        Optional<SignedJWT> token = parsed(parcel.field(contract.parameter()));
        if (!checks.holds(
                "The message can be read",
                "one signed token in " + contract.parameter(),
                token.isPresent() ? "one" : "none",
                token.isPresent())) {
            return checks.refused();
        }
        checks.same(
                "Algorithm",
                contract.algorithm(),
                token.get().getHeader().getAlgorithm().getName());
        boolean genuine = verifiers().stream().anyMatch(verifier -> verified(token.get(), verifier));
        checks.holds(
                "Signature",
                contract.secret() == null ? "made with a key that the site publishes" : "made with the shared secret",
                genuine ? "it is" : "it is not",
                genuine);
        Map<String, Object> claims = token.get().getPayload().toJSONObject();
        return claims == null ? checks.refused() : judged(claims, checks, now);
    }

    private Judgement judged(Map<String, Object> claims, Checklist checks, Instant now) {
        for (Registered claim : Registered.values()) {
            if (contract.registered().contains(claim)) {
                registered(claim, claims, checks, now);
            }
        }
        if (!contract.registered().contains(Registered.EXP)) {
            checks.untried("Good until (exp)", "The service wants no exp.");
        }
        Map<String, List<String>> attributes = attributes(claims);
        String subject = contract.subject();
        checks.required(contract.required(), attributes);
        if (subject == null) {
            return checks.judged(Persons.of(attributes, contract.required()));
        }
        String name = String.join(", ", attributes.getOrDefault(subject, List.of()));
        checks.holds("The customer has a name", "in " + subject, name.isEmpty() ? "nothing" : name, !name.isEmpty());
        return checks.judged(new Person(subject, name, attributes));
    }

    private void registered(Registered claim, Map<String, Object> claims, Checklist checks, Instant now) {
        switch (claim) {
            case ISS -> checks.same("Issuer (iss)", contract.issuer(), text(claims, "iss"));
            case AUD -> checks.same("Audience (aud)", contract.audience(), text(claims, "aud"));
            case IAT -> Times.since(checks, "Made at (iat)", instant(claims, "iat"), now);
            case NBF -> Times.since(checks, "Good from (nbf)", instant(claims, "nbf"), now);
            case EXP -> Times.until(checks, "Good until (exp)", instant(claims, "exp"), now);
            case JTI -> {
                String id = text(claims, "jti");
                checks.holds("A number of its own (jti)", "one", id.isEmpty() ? "none" : id, !id.isEmpty());
            }
        }
    }

    private List<JWSVerifier> verifiers() {
        List<JWSVerifier> verifiers = new ArrayList<>();
        try {
            String secret = contract.secret();
            if (secret != null) {
                verifiers.add(new MACVerifier(secret));
                return verifiers;
            }
            for (X509Certificate certificate : contract.certificates()) {
                PublicKey key = certificate.getPublicKey();
                if (key instanceof RSAPublicKey rsa) {
                    verifiers.add(new RSASSAVerifier(rsa));
                } else if (key instanceof ECPublicKey curve) {
                    verifiers.add(new ECDSAVerifier(curve));
                }
            }
            return verifiers;
        } catch (JOSEException unfit) {
            return List.of();
        }
    }

    private boolean verified(SignedJWT token, JWSVerifier verifier) {
        try {
            // RFC 8725 §3.1: the algorithm is the contract's to say, not the token's.
            return token.getHeader().getAlgorithm().getName().equals(contract.algorithm()) && token.verify(verifier);
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private static Optional<SignedJWT> parsed(String token) {
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> claims, String name) {
        return String.join(", ", Values.texts(claims.get(name)));
    }

    // RFC 7519 §2: seconds, and perhaps parts of one.
    private static Optional<Instant> instant(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Times.seconds(Long.toString(seconds.longValue()))
                : Optional.empty();
    }

    /** All but what tells of the token itself. */
    private static Map<String, List<String>> attributes(Map<String, Object> claims) {
        Map<String, List<String>> attributes = new LinkedHashMap<>(Values.texts(claims));
        for (Registered claim : Registered.values()) {
            attributes.remove(claim.name().toLowerCase(Locale.ROOT));
        }
        return attributes;
    }
}
