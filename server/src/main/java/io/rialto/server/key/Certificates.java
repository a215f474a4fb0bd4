package io.rialto.server.key;

import io.rialto.server.site.Site.KeyKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the self-signed certificate in which a site's public key travels; services trust the key, not the certificate. */
final class Certificates {

    private static final Period LIFETIME = Period.ofYears(5);
    private static final int COMMON_NAME_LIMIT = 64; // ub-common-name, RFC 5280 Appendix A
    private static final int SERIAL_BITS = 127;
    private static final String TIME = "uuuuMMddHHmmss";

    private Certificates() {}

    /** @param signer the only one that can sign with the private key; empty: whichever of the platform's */
    static X509Certificate selfSigned(
            KeyOwner owner, KeyPair pair, Optional<Provider> signer, Instant now, SecureRandom random) {
        String issuer = owner.issuer();
        X500Name name =
                new X500NameBuilder().addRDN(BCStyle.CN, commonName(issuer)).build();
        ZonedDateTime today = now.atZone(ZoneOffset.UTC);
        JcaContentSignerBuilder signing = new JcaContentSignerBuilder(signature(owner.kind()));
        signer.ifPresent(signing::setProvider);
        try {
            byte[] certificate = new X509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, random).setBit(0),
                            time(today.minusDays(1)), // clocks of services may be slow
                            time(today.plus(LIFETIME)),
                            name,
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, issuer)))
                    .build(signing.build(pair.getPrivate()))
                    .getEncoded();
            return read(certificate);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for " + issuer, e);
        }
    }

    static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored certificate is none", e);
        }
    }

    /** When it ends. */
    static Instant end(X509Certificate certificate) {
        try {
            String time = org.bouncycastle.asn1.x509.Certificate.getInstance(certificate.getEncoded())
                    .getEndDate()
                    .getTime();
            return LocalDateTime.parse(time.substring(0, TIME.length()), DateTimeFormatter.ofPattern(TIME))
                    .toInstant(ZoneOffset.UTC);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has no DER form", e);
        }
    }

    // The whole issuer is in the subject alternative name.
    private static String commonName(String issuer) {
        return issuer.length() <= COMMON_NAME_LIMIT ? issuer : issuer.substring(issuer.length() - COMMON_NAME_LIMIT);
    }

    // RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime after.
    private static Time time(ZonedDateTime at) {
        return at.getYear() < 2050
                ? new Time(new DERUTCTime(at.format(DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'"))))
                : new Time(new DERGeneralizedTime(at.format(DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'"))));
    }

    private static String signature(KeyKind kind) {
        return switch (kind) {
            case RSA_2048, RSA_3072 -> "SHA256withRSA";
            case P_256 -> "SHA256withECDSA";
        };
    }
}
