package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.Secret;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shopify's Multipass token: JSON under AES-128-CBC, its random initialization vector in front, an HMAC-SHA256 over both behind.
 * The SHA-256 of the secret is two keys, the first half for the cipher, the other for the code.
 */
final class Multipass {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BLOCK = 16;

    private Multipass() {}

    static String token(Map<String, Object> customer, Secret secret, SecureRandom random) {
        try {
            byte[] keys = MessageDigest.getInstance("SHA-256").digest(secret.bytes());
            byte[] sealed = encrypted(JSON.writeValueAsBytes(customer), Arrays.copyOf(keys, BLOCK), random);
            ByteArrayOutputStream token = new ByteArrayOutputStream(sealed.length + 32);
            token.writeBytes(sealed);
            token.writeBytes(Codes.sha256(sealed, Arrays.copyOfRange(keys, BLOCK, keys.length)));
            return Base64.getUrlEncoder().encodeToString(token.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-128-CBC", e);
        }
    }

    /** What {@link #token} would seal, for somebody to read. */
    static String shown(Map<String, Object> customer) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(customer);
    }

    private static byte[] encrypted(byte[] json, byte[] key, SecureRandom random) throws GeneralSecurityException {
        byte[] iv = new byte[BLOCK];
        random.nextBytes(iv);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        ByteArrayOutputStream whole = new ByteArrayOutputStream(json.length + 2 * BLOCK);
        whole.writeBytes(iv);
        whole.writeBytes(cipher.doFinal(json));
        return whole.toByteArray();
    }
}
