package io.rialto.server.handoff.oidc.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** The public half of a site's key in the form of RFC 7517. Its id is its thumbprint (RFC 7638), the same on every node. */
final class PublicKeys {

    private PublicKeys() {}

    static JWK of(X509Certificate certificate) {
        try {
            return switch (certificate.getPublicKey()) {
                case RSAPublicKey rsa ->
                    new RSAKey.Builder(rsa)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint()
                            .build();
                case ECPublicKey curve ->
                    new ECKey.Builder(Curve.P_256, curve)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint()
                            .build();
                default -> throw new IllegalStateException("a site signs with RSA or with EC on P-256");
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("a certificate's key has no JWK", e);
        }
    }
}
