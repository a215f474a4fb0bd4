package io.rialto.server.handoff.oidc.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.handoff.oidc.client.Authentication.Fault;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** A client's public keys, as its configuration has them. Keys and addresses in an assertion's own header are never looked at. */
record ClientKeys(List<JWK> all) {

    private static final int SHORTEST_RSA = 2_048;

    static ClientKeys of(Client client) {
        String jwks = client.settings().jwks();
        try {
            return new ClientKeys(jwks == null ? List.of() : JWKSet.parse(jwks).getKeys());
        } catch (ParseException checkedWhenConfigured) {
            return new ClientKeys(List.of());
        }
    }

    Optional<Fault> fault(JWSObject jws) {
        List<JWK> fitting =
                all.stream().filter(key -> fits(key, jws.getHeader())).toList();
        if (fitting.isEmpty()) {
            return Optional.of(Fault.ASSERTION_KEY);
        }
        return fitting.stream().anyMatch(key -> verifies(jws, key))
                ? Optional.empty()
                : Optional.of(Fault.ASSERTION_SIGNATURE);
    }

    // RFC 8725 §3.1: the key decides which algorithm it is for, not the message.
    private static boolean fits(JWK key, JWSHeader header) {
        boolean named = header.getKeyID() == null || header.getKeyID().equals(key.getKeyID());
        boolean signs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        boolean said = key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm());
        return named && signs && said && isOfKind(key, header.getAlgorithm());
    }

    private static boolean isOfKind(JWK key, JWSAlgorithm algorithm) {
        return switch (key) {
            case RSAKey rsa -> JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= SHORTEST_RSA;
            case ECKey curve -> JWSAlgorithm.ES256.equals(algorithm) && Curve.P_256.equals(curve.getCurve());
            default -> false;
        };
    }

    private static boolean verifies(JWSObject jws, JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> jws.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
                case ECKey curve -> jws.verify(new ECDSAVerifier(curve.toECPublicKey()));
                default -> false;
            };
        } catch (JOSEException | IllegalArgumentException | IllegalStateException broken) {
            return false;
        }
    }
}
