package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * A private key with its certificate, held by the fastest provider that can sign with it. Safe for use by many threads, platform
 * or virtual.
 */
public final class SigningKey {

    private final Signer signer;
    private final X509Certificate certificate;
    private final KeyKind kind;
    private final String providerName;
    private final byte[] certificateInBase64;

    SigningKey(Signer signer, X509Certificate certificate, String providerName) {
        this.signer = signer;
        this.certificate = certificate;
        this.kind = KeyKind.of(certificate.getPublicKey());
        this.providerName = providerName;
        this.certificateInBase64 = inBase64(certificate);
    }

    /**
     * Makes one signature to see that key and certificate belong together, so it takes about a millisecond.
     *
     * @throws IllegalArgumentException when the key is neither RSA (2048 bits or more) nor EC P-256, or does not belong to the
     *     certificate
     */
    public static SigningKey of(PrivateKey key, X509Certificate certificate) {
        return of(key, certificate, FastProvider.here());
    }

    static SigningKey of(PrivateKey key, X509Certificate certificate, Optional<Provider> fast) {
        if (fast.isPresent()) {
            try {
                return tried(key, certificate, fast);
            } catch (GeneralSecurityException | RuntimeException e) {
                // A key that does not leave its device, or a provider that fails in its own way: the platform's own
                // may do better, and says what is wrong when the key is.
            }
        }
        try {
            return tried(key, certificate, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no provider can sign with this key for this certificate", e);
        }
    }

    /**
     * As {@link #of(PrivateKey, X509Certificate)} with a key that does not leave the device of this provider, which need not be
     * registered: no other one ever signs.
     *
     * @throws IllegalArgumentException also when the device does not sign with the key
     */
    public static SigningKey of(PrivateKey key, X509Certificate certificate, Provider device) {
        try {
            return tried(key, certificate, Optional.of(device));
        } catch (GeneralSecurityException | ProviderException | IllegalStateException e) {
            throw new IllegalArgumentException("the key's device does not sign with it", e);
        }
    }

    private static SigningKey tried(PrivateKey key, X509Certificate certificate, Optional<Provider> provider)
            throws GeneralSecurityException {
        KeyKind kind = KeyKind.of(certificate.getPublicKey());
        if (!kind.algorithm.equals(key.getAlgorithm())) {
            throw new IllegalArgumentException("the key does not belong to the certificate");
        }
        SigningPool pool = SigningPool.of(kind, key, provider);
        byte[] trial = certificate.getEncoded();
        if (!verifies(trial, pool.sign(trial), kind, certificate)) {
            throw new IllegalArgumentException("the key does not belong to the certificate");
        }
        return new SigningKey(pool, certificate, pool.providerName());
    }

    private static boolean verifies(byte[] bytes, byte[] value, KeyKind kind, X509Certificate certificate)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(kind.signature);
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(bytes);
        try {
            return verifier.verify(value);
        } catch (SignatureException e) {
            // A value of another length than the certificate's key makes: a key of another size.
            return false;
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The XML Signature algorithm URI, {@code rsa-sha256} or {@code ecdsa-sha256}. */
    public String algorithm() {
        return kind.uri;
    }

    /** The Java name of the provider that signs, for the start-up log and for measurements. */
    public String providerName() {
        return providerName;
    }

    /** The raw signature value; for ECDSA r and s side by side, as XML Signature (§6.4.3) and JWS (RFC 7518 §3.4) want it. */
    public byte[] sign(byte[] bytes) {
        return signer.sign(bytes);
    }

    /** The value as it stands beside a query string: for ECDSA in DER, as nearly everybody writes and reads it there. */
    byte[] signBeside(byte[] bytes) {
        byte[] value = sign(bytes);
        return kind == KeyKind.P256 ? Der.of(value) : value;
    }

    /** How long every signature of this key is, in bytes. */
    int signatureLength() {
        return kind.signatureLength(certificate.getPublicKey());
    }

    /** Not a copy: written into every signature. */
    byte[] certificateInBase64() {
        return certificateInBase64;
    }

    static byte[] inBase64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encode(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }
}
