package io.rialto.demo.ticket;

import io.rialto.demo.http.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** The 32 bytes that a shop and its site at Rialto share: seals tickets and events, and opens them again. */
public final class TicketKey {

    private static final int BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String site;
    private final SecretKey key;
    private final SecureRandom random;

    private TicketKey(String site, byte[] key, SecureRandom random) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a ticket key has " + BYTES + " bytes, not " + key.length);
        }
        this.site = site;
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /**
     * @param site the slug of the site at Rialto, the tickets' {@code kid}
     * @param base64url the key as Rialto's configuration has it
     */
    public static TicketKey of(String site, String base64url) {
        return new TicketKey(site, Base64.getUrlDecoder().decode(base64url), new SecureRandom());
    }

    public static TicketKey random(String site) {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new TicketKey(site, key, random);
    }

    /** The key as Rialto's configuration wants it. */
    public String base64url() {
        return BASE64.encodeToString(key.getEncoded());
    }

    /** A ticket. */
    public String seal(JsonNode claims) {
        return seal("rialto-ticket+jwt", claims);
    }

    /** An event. */
    public String sealEvent(JsonNode claims) {
        return seal("rialto-event+jwt", claims);
    }

    /** RFC 7516 §3.1: header, no encrypted key, initialization vector, ciphertext, tag. */
    private String seal(String type, JsonNode claims) {
        String header = BASE64.encodeToString(utf8("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":"
                + Json.write(Json.object().stringNode(site)) + ",\"typ\":\"" + type + "\"}"));
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, header, iv, utf8(Json.write(claims)));
        int tag = sealed.length - TAG_BITS / 8;
        return String.join(
                ".",
                header,
                "",
                BASE64.encodeToString(iv),
                BASE64.encodeToString(Arrays.copyOf(sealed, tag)),
                BASE64.encodeToString(Arrays.copyOfRange(sealed, tag, sealed.length)));
    }

    /**
     * What a ticket says.
     *
     * @throws IllegalArgumentException when it was not sealed with this key
     */
    public JsonNode open(String ticket) {
        String[] parts = ticket.split("\\.", -1);
        if (parts.length != 5 || !parts[1].isEmpty()) {
            throw new IllegalArgumentException("a ticket has five parts, the second one empty");
        }
        byte[] text = decode(parts[3]);
        byte[] tag = decode(parts[4]);
        byte[] sealed =
                ByteBuffer.allocate(text.length + tag.length).put(text).put(tag).array();
        byte[] claims = gcm(Cipher.DECRYPT_MODE, parts[0], decode(parts[2]), sealed);
        return Json.read(new String(claims, StandardCharsets.UTF_8));
    }

    /** The protected header, which everybody can read. */
    public static JsonNode header(String ticket) {
        return Json.read(new String(decode(ticket.substring(0, ticket.indexOf('.'))), StandardCharsets.UTF_8));
    }

    /** RFC 7516 §5.1: the header's characters are the additional data. */
    private byte[] gcm(int mode, String header, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the ticket is not sealed with this key", e);
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TicketKey[" + site + "]";
    }
}
