package io.rialto.saml;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The keys we sign with, and their names in Java and in XML Signature. */
enum KeyKind {
    RSA("RSA", "SHA256withRSA", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    // XML Signature 1.1 §6.4.3 wants r and s side by side, not in DER.
    P256("EC", "SHA256withECDSAinP1363Format", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    private static final int SHORTEST_RSA = 2048;

    /** The key algorithm's name in Java. */
    final String algorithm;
    /** The signature algorithm's name in Java. */
    final String signature;

    final String uri;

    KeyKind(String algorithm, String signature, String uri) {
        this.algorithm = algorithm;
        this.signature = signature;
        this.uri = uri;
    }

    /** @throws IllegalArgumentException when the key is neither RSA of 2048 bits or more nor EC on P-256 */
    static KeyKind of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA) {
            return RSA;
        }
        if (key instanceof ECPublicKey ec && isP256(ec.getParams())) {
            return P256;
        }
        throw new IllegalArgumentException("a signing key is RSA with 2048 bits or more, or EC on P-256");
    }

    /** How long each signature of this key is, in bytes. */
    int signatureLength(PublicKey key) {
        return key instanceof RSAPublicKey rsa ? (rsa.getModulus().bitLength() + 7) / 8 : 64;
    }

    private static boolean isP256(ECParameterSpec parameters) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec p256 = named.getParameterSpec(ECParameterSpec.class);
            return parameters.getCurve().equals(p256.getCurve())
                    && parameters.getGenerator().equals(p256.getGenerator())
                    && parameters.getOrder().equals(p256.getOrder())
                    && parameters.getCofactor() == p256.getCofactor();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform knows P-256", e);
        }
    }
}
