package io.rialto.bench;

import static java.security.spec.RSAKeyGenParameterSpec.F4;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.saml.Signed;
import io.rialto.saml.SigningKey;
import io.rialto.saml.Unsealed;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Callable;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One key, and the three things measured with it. Each task is for one thread. */
final class Contestant {

    /** About as long as a SignedInfo. */
    private static final int SIGNED_BYTES = 640;

    private final String name;
    private final String signature;
    private final KeyPair pair;
    private final SigningKey key;
    private final SigningKey unsealed;

    private Contestant(String name, String signature, KeyPair pair, X509Certificate certificate) {
        this.name = name;
        this.signature = signature;
        this.pair = pair;
        this.key = SigningKey.of(pair.getPrivate(), certificate);
        this.unsealed = Unsealed.key(certificate);
    }

    /** @param name {@code RSA-2048} or {@code P-256} */
    static Contestant named(String name) throws GeneralSecurityException, OperatorCreationException {
        boolean rsa = name.equals("RSA-2048");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
        generator.initialize(rsa ? new RSAKeyGenParameterSpec(2048, F4) : new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        return new Contestant(
                name,
                rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format",
                pair,
                certificate(pair, rsa ? "SHA256withRSA" : "SHA256withECDSA"));
    }

    String name() {
        return name;
    }

    String providerName() {
        return key.providerName();
    }

    /** The signature alone: the same provider, its own key object, one Signature object used again and again. */
    Callable<byte[]> raw() throws GeneralSecurityException {
        Signature raw = initialised();
        byte[] bytes = new byte[SIGNED_BYTES];
        return () -> {
            raw.update(bytes);
            return raw.sign();
        };
    }

    /** A whole response with its assertion signed. */
    Callable<byte[]> issue() {
        Response response = Sample.response();
        return () -> Responses.write(response, key, Signed.ASSERTION);
    }

    /** The same without the key operation. */
    Callable<byte[]> write() {
        Response response = Sample.response();
        return () -> Responses.write(response, unsealed, Signed.ASSERTION);
    }

    private Signature initialised() throws GeneralSecurityException {
        Provider fast = AmazonCorrettoCryptoProvider.INSTANCE;
        if (!fast.getName().equals(key.providerName())) {
            Signature platform = Signature.getInstance(signature);
            platform.initSign(pair.getPrivate());
            return platform;
        }
        Signature raw = Signature.getInstance(signature, fast);
        raw.initSign((PrivateKey)
                KeyFactory.getInstance(pair.getPrivate().getAlgorithm(), fast).translateKey(pair.getPrivate()));
        return raw;
    }

    private static X509Certificate certificate(KeyPair pair, String algorithm)
            throws GeneralSecurityException, OperatorCreationException {
        X500Principal name = new X500Principal("CN=main-website, O=Outdoor Outfitters");
        Date from = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        Date to = Date.from(Instant.parse("2046-01-01T00:00:00Z"));
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, pair.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
    }
}
