package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How assertions for one service are encrypted (SAML Core §2.3.4): a new AES-GCM key each time, carried by RSA-OAEP. Safe for use
 * by many threads.
 */
public final class Encryption {

    private static final int SHORTEST_RSA = 2_048;
    private static final String ELEMENT = "http://www.w3.org/2001/04/xmlenc#Element";

    private final X509Certificate certificate;
    private final byte[] certificateInBase64;
    private final DataCipher cipher;
    private final SecureRandom random;

    private Encryption(X509Certificate certificate, DataCipher cipher, SecureRandom random) {
        this.certificate = certificate;
        this.certificateInBase64 = SigningKey.inBase64(certificate);
        this.cipher = cipher;
        this.random = random;
    }

    /** @throws IllegalArgumentException when the certificate's key is not RSA of 2048 bits or more */
    public static Encryption of(X509Certificate certificate, DataCipher cipher, SecureRandom random) {
        if (!accepts(certificate)) {
            throw new IllegalArgumentException("an encryption certificate has an RSA key of 2048 bits or more");
        }
        return new Encryption(certificate, cipher, random);
    }

    /** Whether a certificate's key can be encrypted for: RSA of 2048 bits or more. */
    public static boolean accepts(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= SHORTEST_RSA;
    }

    void write(CanonicalXml xml, byte[] assertion) {
        SecretKey key = newKey();
        xml.open(Tag.ENCRYPTED_ASSERTION);
        xml.open(Tag.ENCRYPTED_DATA).attribute("Type", ELEMENT);
        xml.open(Tag.ENCRYPTION_METHOD).attribute("Algorithm", cipher.uri()).close();
        xml.open(Tag.KEY_INFO).open(Tag.ENCRYPTED_KEY);
        xml.open(Tag.ENCRYPTION_METHOD).attribute("Algorithm", KeyTransport.URI);
        // XML Encryption §5.5.2: SHA-1 is the one digest that every reader knows here. OAEP needs no collision
        // resistance.
        xml.open(Tag.DIGEST_METHOD)
                .attribute("Algorithm", KeyTransport.SHA1)
                .close()
                .close();
        xml.open(Tag.KEY_INFO).open(Tag.X509_DATA).open(Tag.X509_CERTIFICATE);
        xml.text(certificateInBase64).close().close().close();
        value(xml, KeyTransport.wrap(key, certificate.getPublicKey(), random));
        xml.close().close();
        value(xml, encrypted(assertion, key));
        xml.close().close();
    }

    private SecretKey newKey() {
        byte[] bytes = new byte[cipher.keyBytes()];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    /** XML Encryption 1.1 §5.2.4: the initialization vector, the text, the tag. */
    private byte[] encrypted(byte[] plain, SecretKey key) {
        byte[] vector = new byte[DataCipher.VECTOR_BYTES];
        random.nextBytes(vector);
        byte[] all = new byte[vector.length + plain.length + DataCipher.TAG_BITS / 8];
        System.arraycopy(vector, 0, all, 0, vector.length);
        try {
            Cipher aes = Cipher.getInstance(DataCipher.JAVA_NAME);
            aes.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(DataCipher.TAG_BITS, vector));
            aes.doFinal(plain, 0, plain.length, all, vector.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static void value(CanonicalXml xml, byte[] bytes) {
        xml.open(Tag.CIPHER_DATA).open(Tag.CIPHER_VALUE);
        xml.text(Base64.getEncoder().encode(bytes)).close().close();
    }
}
