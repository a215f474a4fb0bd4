package io.rialto.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The shop's side of a launch: makes tickets for made-up customers. */
final class Shop {

    static final String BASE_URL = "http://127.0.0.1:18080/";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key = new byte[32];
    private final String issuer;

    Shop(String issuer) {
        this.issuer = issuer;
        RANDOM.nextBytes(key);
    }

    String ticketKey() {
        return BASE64.encodeToString(key);
    }

    /** A ticket as the shop makes it, for one of 10,000 customers. */
    String ticket(String nonce) {
        int customer = RANDOM.nextInt(10_000);
        long now = Instant.now().getEpochSecond();
        return seal("""
                {"iss":"%s","aud":"%s","sub":"%d","iat":%d,"exp":%d,"jti":"%s","nonce":"%s","service":"rewards",\
                "customer":{"email":"customer%d@example.test","email_verified":true,"first_name":"Jane","last_name":"Doe",\
                "group":{"id":"1","code":"General"},"segments":["loyalty","newsletter"],\
                "company":{"id":"13","name":"Doe Industries","role":"buyer"},"website":"base","store":"default",\
                "locale":"en_US","attributes":{"loyalty_tier":"gold"}}}""".formatted(BASE_URL, issuer, customer, now, now + 60, UUID.randomUUID(), nonce, customer));
    }

    private String seal(String claims) {
        String header = BASE64.encodeToString(
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] iv = new byte[12];
        RANDOM.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = cipher.doFinal(claims.getBytes(StandardCharsets.UTF_8));
            ByteBuffer text = ByteBuffer.wrap(sealed, 0, sealed.length - 16);
            ByteBuffer tag = ByteBuffer.wrap(sealed, sealed.length - 16, 16);
            return String.join(".", header, "", BASE64.encodeToString(iv), encode(text), encode(tag));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(BASE64.encode(bytes)).toString();
    }
}
