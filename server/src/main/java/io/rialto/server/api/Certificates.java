package io.rialto.server.api;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Certificates as they are typed into other systems. */
final class Certificates {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'}); // RFC 7468 §2

    private Certificates() {}

    static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    /** As services show it: {@code AB:CD:…}. */
    static String fingerprint(String algorithm, X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(der(certificate));
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate has no DER form", e);
        }
    }
}
