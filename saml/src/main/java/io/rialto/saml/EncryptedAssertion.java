package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Opens an {@code EncryptedAssertion} (SAML Core §2.3.4). Its key is in it or beside the data; nothing is ever fetched. */
final class EncryptedAssertion {

    private static final int MOST_KEYS = 8;

    private final Element wrapper;
    private final Element data;

    private EncryptedAssertion(Element wrapper) throws Flawed {
        this.wrapper = wrapper;
        this.data = Elements.only(wrapper, XmlNames.XENC, "EncryptedData");
    }

    /** The assertion, a document of its own. */
    static Element open(Element wrapper, List<PrivateKey> keys) throws Flawed {
        byte[] plain = new EncryptedAssertion(wrapper).plain(keys);
        return HardenedXml.parse(plain, Limits.MESSAGE, HardenedXml.Comments.REFUSED)
                .getDocumentElement();
    }

    private byte[] plain(List<PrivateKey> keys) throws Flawed {
        String uri = algorithm(data);
        DataCipher cipher = DataCipher.of(uri).orElseThrow(() -> notAllowed(uri));
        byte[] sealed = value(data);
        for (Element encryptedKey : encryptedKeys()) {
            String digest = digest(encryptedKey);
            byte[] wrapped = value(encryptedKey);
            for (PrivateKey key : keys) {
                byte[] plain = decrypted(sealed, cipher, wrapped, key, digest);
                if (plain != null) {
                    return plain;
                }
            }
        }
        // One answer, whatever it was that failed: who can ask often must learn nothing from it.
        throw new Flawed(Flaw.NOT_DECRYPTABLE, "EncryptedAssertion with none of " + keys.size() + " keys");
    }

    private static byte @Nullable [] decrypted(
            byte[] sealed, DataCipher cipher, byte[] wrapped, PrivateKey key, String digest) {
        try {
            SecretKey secret = KeyTransport.unwrap(wrapped, key, digest);
            if (secret.getEncoded().length != cipher.keyBytes()) {
                return null;
            }
            Cipher aes = Cipher.getInstance(DataCipher.JAVA_NAME);
            aes.init(
                    Cipher.DECRYPT_MODE,
                    secret,
                    new GCMParameterSpec(DataCipher.TAG_BITS, sealed, 0, DataCipher.VECTOR_BYTES));
            return aes.doFinal(sealed, DataCipher.VECTOR_BYTES, sealed.length - DataCipher.VECTOR_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private List<Element> encryptedKeys() throws Flawed {
        List<Element> found = new ArrayList<>(Elements.children(wrapper, XmlNames.XENC, "EncryptedKey"));
        Element keyInfo = Elements.atMostOne(data, XmlNames.DS, "KeyInfo");
        if (keyInfo != null) {
            found.addAll(Elements.children(keyInfo, XmlNames.XENC, "EncryptedKey"));
        }
        if (found.isEmpty() || found.size() > MOST_KEYS) {
            throw new Flawed(Flaw.NOT_DECRYPTABLE, "EncryptedKey times=" + found.size());
        }
        return found;
    }

    /** The name in Java of the digest that OAEP uses. */
    private static String digest(Element encryptedKey) throws Flawed {
        String uri = algorithm(encryptedKey);
        if (!uri.equals(KeyTransport.URI)) {
            throw notAllowed(uri);
        }
        Element method = Elements.only(encryptedKey, XmlNames.XENC, "EncryptionMethod");
        Element digest = Elements.atMostOne(method, XmlNames.DS, "DigestMethod");
        String name = digest == null ? KeyTransport.SHA1 : Elements.attribute(digest, "Algorithm");
        if (Elements.children(method).size() > (digest == null ? 0 : 1)) {
            throw notAllowed("OAEP parameters");
        }
        return switch (name) {
            case KeyTransport.SHA1 -> "SHA-1";
            case KeyTransport.SHA256 -> "SHA-256";
            default -> throw notAllowed(name);
        };
    }

    private static String algorithm(Element encrypted) throws Flawed {
        return Elements.attribute(Elements.only(encrypted, XmlNames.XENC, "EncryptionMethod"), "Algorithm");
    }

    private static byte[] value(Element encrypted) throws Flawed {
        Element cipherData = Elements.only(encrypted, XmlNames.XENC, "CipherData");
        // A CipherReference would have us fetch something.
        return Inbox.base64(Elements.text(Elements.only(cipherData, XmlNames.XENC, "CipherValue")));
    }

    private static Flawed notAllowed(String what) {
        return new Flawed(Flaw.ALGORITHM_NOT_ALLOWED, Flawed.quote(what));
    }
}
