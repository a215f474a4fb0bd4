package io.rialto.server.signin.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.signin.attempt.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a token was signed by a key of the provider. Keys in the token's own header are never looked at. */
@Component
class Signatures {

    private static final int SHORTEST_RSA_KEY = 2048;
    private static final int MOST_TRIED = 10;

    private final KeySets keySets;

    Signatures(KeySets keySets) {
        this.keySets = keySets;
    }

    /** The token, when it is genuine; keys are asked for again when none fits. */
    Result<JWSObject> check(JWSObject token, URI jwksUrl) {
        return keySets.keys(jwksUrl).then(keys -> {
            Result<JWSObject> result = check(token, keys);
            boolean mayHaveChanged = result instanceof Result.Bad<JWSObject>(var refused)
                    && (refused.reason() == Refusal.UNKNOWN_KEY
                            || (refused.reason() == Refusal.BAD_SIGNATURE
                                    && token.getHeader().getKeyID() == null));
            return mayHaveChanged
                    ? keySets.refreshed(jwksUrl)
                            .map(fresh -> fresh.then(newer -> check(token, newer)))
                            .orElse(result)
                    : result;
        });
    }

    private static Result<JWSObject> check(JWSObject token, List<JWK> keys) {
        JWSHeader header = token.getHeader();
        List<JWK> fitting =
                keys.stream().filter(key -> fits(key, header)).limit(MOST_TRIED).toList();
        if (fitting.isEmpty()) {
            return Result.bad(
                    Refusal.UNKNOWN_KEY,
                    "a key for " + header.getAlgorithm(),
                    header.getKeyID() == null ? "no kid, and no such key" : "kid " + header.getKeyID());
        }
        if (fitting.stream().allMatch(Signatures::isShort)) {
            return Result.bad(Refusal.WEAK_KEY, "2048 bits", fitting.getFirst().size() + " bits");
        }
        return fitting.stream().filter(key -> !isShort(key)).anyMatch(key -> verifies(token, key))
                ? Result.good(token)
                : Result.bad(Refusal.BAD_SIGNATURE);
    }

    // RFC 7517 §4.2 to §4.5: what a key says about itself counts, and its kind must be the algorithm's.
    private static boolean fits(JWK key, JWSHeader header) {
        boolean named = header.getKeyID() == null || header.getKeyID().equals(key.getKeyID());
        boolean signs = (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()));
        return named && signs && isOfKind(key, header.getAlgorithm());
    }

    private static boolean isOfKind(JWK key, JWSAlgorithm algorithm) {
        return switch (key) {
            case RSAKey rsa -> JWSAlgorithm.Family.RSA.contains(algorithm);
            case ECKey curve ->
                JWSAlgorithm.Family.EC.contains(algorithm)
                        && Curve.forJWSAlgorithm(algorithm).contains(curve.getCurve());
            case OctetKeyPair pair -> JWSAlgorithm.EdDSA.equals(algorithm) && Curve.Ed25519.equals(pair.getCurve());
            default -> false;
        };
    }

    private static boolean isShort(JWK key) {
        return key instanceof RSAKey && key.size() < SHORTEST_RSA_KEY;
    }

    private static boolean verifies(JWSObject token, JWK key) {
        try {
            Optional<JWSVerifier> verifier = verifier(key);
            return verifier.isPresent() && token.verify(verifier.get());
        } catch (JOSEException | IllegalArgumentException | IllegalStateException broken) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()));
            case ECKey ec -> Optional.of(new ECDSAVerifier(ec.toECPublicKey()));
            case OctetKeyPair pair -> Optional.of(new Ed25519Verifier(pair.toPublicJWK()));
            default -> Optional.empty();
        };
    }
}
