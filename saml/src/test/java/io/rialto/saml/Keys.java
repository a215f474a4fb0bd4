package io.rialto.saml;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys with self-signed certificates, made once for all tests. */
final class Keys {

    static final KeyPair RSA_PAIR = pair("RSA", 2048);
    static final X509Certificate RSA_CERTIFICATE = certificate(RSA_PAIR);
    static final SigningKey RSA = SigningKey.of(RSA_PAIR.getPrivate(), RSA_CERTIFICATE);

    static final KeyPair EC_PAIR = ecPair("secp256r1");
    static final X509Certificate EC_CERTIFICATE = certificate(EC_PAIR);
    static final SigningKey EC = SigningKey.of(EC_PAIR.getPrivate(), EC_CERTIFICATE);

    static final SigningKey OTHER_RSA = signing(pair("RSA", 2048));
    static final SigningKey OTHER_EC = signing(ecPair("secp256r1"));

    private Keys() {}

    static SigningKey signing(KeyPair pair) {
        return SigningKey.of(pair.getPrivate(), certificate(pair));
    }

    static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ecPair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(KeyPair pair) {
        String algorithm = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        X500Principal name = new X500Principal("CN=A site");
        Date from = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        Date to = Date.from(Instant.parse("2046-01-01T00:00:00Z"));
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, pair.getPublic())
                                    .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
