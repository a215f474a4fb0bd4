package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** RSA-OAEP with MGF1 over SHA-1 (XML Encryption §5.5.2). PKCS #1 v1.5 is never used: its padding tells secrets. */
final class KeyTransport {

    static final String URI = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final String JAVA_NAME = "RSA/ECB/OAEPPadding";

    private KeyTransport() {}

    static byte[] wrap(SecretKey key, PublicKey recipient, SecureRandom random) {
        try {
            Cipher rsa = Cipher.getInstance(JAVA_NAME);
            rsa.init(Cipher.ENCRYPT_MODE, recipient, parameters("SHA-1"), random);
            return rsa.doFinal(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key of 2048 bits or more carries an AES key", e);
        }
    }

    static SecretKey unwrap(byte[] wrapped, PrivateKey key, String digest) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance(JAVA_NAME);
        rsa.init(Cipher.DECRYPT_MODE, key, parameters(digest));
        return new SecretKeySpec(rsa.doFinal(wrapped), "AES");
    }

    private static OAEPParameterSpec parameters(String digest) {
        return new OAEPParameterSpec(digest, "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
    }
}
