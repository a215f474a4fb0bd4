package io.rialto.journeys;

import io.rialto.saml.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that nobody but a test trusts, and its key, as PEM files. */
record ServerCertificate(Path certificate, Path key) {

    static ServerCertificate of(Path folder, String... names) throws IOException {
        return of("EC", 256, folder, names);
    }

    /** As a SAML service has one, to sign and to decrypt with. */
    static ServerCertificate rsa(Path folder, String... names) throws IOException {
        return of("RSA", 2048, folder, names);
    }

    /** To sign SAML messages with. */
    SigningKey signingKey() throws IOException {
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-----[^-]*-----", ""));
            return SigningKey.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), read());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key", e);
        }
    }

    private X509Certificate read() throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
    }

    private static ServerCertificate of(String algorithm, int bits, Path folder, String... names) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new ServerCertificate(
                    written(folder.resolve("server.pem"), "CERTIFICATE", signed(pair, names)),
                    written(
                            folder.resolve("server.key"),
                            "PRIVATE KEY",
                            pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate", e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // the builder knows no other
    private static byte[] signed(KeyPair pair, String... names) throws IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=" + names[0]);
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                pair.getPublic());
        GeneralName[] alternatives = Arrays.stream(names)
                .map(alternative -> new GeneralName(GeneralName.dNSName, alternative))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        String signature = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))
                .getEncoded();
    }

    private static Path written(Path file, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(bytes)
                        + "\n-----END " + what + "-----\n");
    }
}
