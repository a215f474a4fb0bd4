package io.rialto.server.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKey;

/**
 * Keeps secrets at rest: AES-256-GCM under the server's key. What it seals begins with the key's id, so that several keys can be
 * told apart. Safe for use by many threads.
 */
public final class Vault {

    private final Aead aead;

    /** @param key 32 bytes */
    @AccessesPartialKey // the key is ours, and this is how Tink takes a key from outside
    public Vault(SecretKey key) {
        try {
            AeadConfig.register();
            byte[] bytes = key.getEncoded();
            int id = idOf(bytes);
            AesGcmKey entry = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(bytes.length)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.TINK)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .setIdRequirement(id)
                    .build();
            aead = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(entry).makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-256-GCM under this key", e);
        }
    }

    // Derived, so that every node calls the same key by the same id.
    private static int idOf(byte[] key) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("rialto key id".getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    /** @param context what the secret is and whose; it opens only under the same one */
    public byte[] seal(byte[] secret, String context) {
        try {
            return aead.encrypt(secret, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + context, e);
        }
    }

    /** @throws IllegalStateException when it was altered, sealed under another key, or for another context */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open " + context, e);
        }
    }
}
