package io.rialto.saml;

import java.security.cert.X509Certificate;

/** For measuring only: what issuing costs when the key operation costs nothing. Stands in this package to reach its inside. */
public final class Unsealed {

    private Unsealed() {}

    /** A key whose signatures are all zeros, of the length that the certificate's key would make. */
    public static SigningKey key(X509Certificate certificate) {
        byte[] zeros = new byte[KeyKind.of(certificate.getPublicKey()).signatureLength(certificate.getPublicKey())];
        return new SigningKey(bytes -> zeros, certificate, "none");
    }
}
