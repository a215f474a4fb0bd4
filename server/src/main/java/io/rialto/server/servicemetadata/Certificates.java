package io.rialto.server.servicemetadata;

import io.rialto.saml.ResponseReader;
import io.rialto.saml.ServiceProviderMetadata;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Certificates as texts, and as people compare them. */
final class Certificates {

    private static final int LONGEST_NAME = 100;

    private Certificates() {}

    static String text(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(encoded(certificate));
    }

    static X509Certificate of(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    /** Of PEM or Base64, when it is one whose signatures are accepted. */
    static Optional<String> read(String pem) {
        try {
            X509Certificate certificate = of(pem.replaceAll("-----(BEGIN|END) CERTIFICATE-----|\\s", ""));
            return ResponseReader.accepts(certificate) ? Optional.of(text(certificate)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(certificate)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    /** As {@code CN=members, until 2027-01-01, SHA-256 AB:CD:…}. */
    static String described(String base64) {
        X509Certificate certificate = of(base64);
        String name = certificate.getSubjectX500Principal().getName().replaceAll("[^\\x20-\\x7E]", "?");
        return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name) + ", until "
                + ServiceProviderMetadata.endOf(certificate)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate() + ", SHA-256 "
                + fingerprint(certificate);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
