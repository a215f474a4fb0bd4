package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A ticket in the making: a good one, unless a claim is changed. */
final class Ticket {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Ticket() {}

    static Ticket aTicket(Shop shop, String service, String nonce, Person customer) {
        Ticket ticket = new Ticket();
        ticket.header.put("alg", "dir");
        ticket.header.put("enc", "A256GCM");
        ticket.header.put("kid", shop.site());
        ticket.header.put("typ", "rialto-ticket+jwt");
        long now = Instant.now().getEpochSecond();
        return ticket.claim("iss", shop.baseUrl())
                .claim("aud", shop.issuer())
                .claim("sub", customer.id())
                .claim("iat", now)
                .claim("exp", now + 60)
                .claim("jti", base64url(random(16)))
                .claim("service", service)
                .claim("nonce", nonce)
                .claim("customer", customer.profile());
    }

    Ticket claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Ticket without(String name) {
        claims.remove(name);
        return this;
    }

    String under(String key) {
        try {
            String head = base64url(JSON.writeValueAsBytes(header));
            byte[] iv = random(12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Base64.getUrlDecoder().decode(key), "AES"),
                    new GCMParameterSpec(128, iv));
            cipher.updateAAD(head.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(JSON.writeValueAsBytes(claims));
            int end = sealed.length - 16;
            byte[] tag = Arrays.copyOfRange(sealed, end, sealed.length);
            return String.join(".", head, "", base64url(iv), base64url(Arrays.copyOf(sealed, end)), base64url(tag));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of the right size, as it stands in configurations. */
    static String aKey() {
        return base64url(random(32));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
