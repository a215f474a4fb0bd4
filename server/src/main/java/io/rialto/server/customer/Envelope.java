package io.rialto.server.customer;

import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.json.StrictJson;
import io.rialto.server.site.TicketKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A JWE in compact form (RFC 7516 §7.1) of the one kind there is: {@code dir}, {@code A256GCM}. The header names nothing but
 * the key and what is inside; whatever else it says is refused, so there is no algorithm to confuse, and no event to take for a
 * ticket.
 */
final class Envelope {

    private static final int MOST_CHARACTERS = 16 * 1024;
    private static final int INITIALIZATION_VECTOR_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final Map<String, Object> FIXED = Map.of("alg", "dir", "enc", "A256GCM");
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What is inside, as {@code typ} says: RFC 8725 §3.11. */
    enum Kind {
        TICKET("rialto-ticket+jwt"),
        EVENT("rialto-event+jwt"),
        CHECK("rialto-check+jwt");

        private final String typ;

        Kind(String typ) {
            this.typ = typ;
        }
    }

    sealed interface Content {}

    record Plain(ByteBuffer utf8) implements Content {}

    record Closed(Rejected why) implements Content {}

    private Envelope() {}

    static Content open(String compact, Kind kind, String slug, List<TicketKey> keys) {
        if (compact.length() > MOST_CHARACTERS) {
            return closed(
                    Fault.TOO_LARGE, "more than 16 KB", "at most 16384 characters", compact.length() + " characters");
        }
        String[] parts = compact.split("\\.", 6);
        // RFC 7518 §4.5: with dir the encrypted key is the empty octet sequence.
        if (parts.length != 5 || !parts[1].isEmpty()) {
            return closed(Fault.MALFORMED, "not five parts with an empty key");
        }
        Optional<Map<String, Object>> header =
                bytes(parts[0]).map(ByteBuffer::wrap).flatMap(StrictJson::members);
        if (header.isEmpty() || !isOurs(header.get(), kind)) {
            return closed(Fault.MALFORMED, "header");
        }
        if (!slug.equals(header.get().get("kid"))) {
            return closed(Fault.FOREIGN_SITE, "kid", "kid " + slug, "kid of another site");
        }
        byte[] vector = bytes(parts[2]).orElse(new byte[0]);
        byte[] text = bytes(parts[3]).orElse(new byte[0]);
        byte[] tag = bytes(parts[4]).orElse(new byte[0]);
        if (vector.length != INITIALIZATION_VECTOR_BYTES || text.length == 0 || tag.length != TAG_BYTES) {
            return closed(Fault.MALFORMED, "lengths of vector, text and tag");
        }
        return decrypted(parts[0], vector, text, tag, keys);
    }

    private static boolean isOurs(Map<String, Object> header, Kind kind) {
        return header.size() == FIXED.size() + 2
                && header.entrySet().containsAll(FIXED.entrySet())
                && kind.typ.equals(header.get("typ"))
                && header.get("kid") instanceof String;
    }

    private static Content decrypted(String header, byte[] vector, byte[] text, byte[] tag, List<TicketKey> keys) {
        for (TicketKey key : keys) {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(8 * TAG_BYTES, vector));
                // RFC 7516 §5.2: the additional data is the encoded header's ASCII, the tag follows the text.
                cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
                byte[] sealed = new byte[text.length + tag.length];
                System.arraycopy(text, 0, sealed, 0, text.length);
                System.arraycopy(tag, 0, sealed, text.length, tag.length);
                return new Plain(ByteBuffer.wrap(cipher.doFinal(sealed)));
            } catch (AEADBadTagException notThisKey) {
                // the shop may still use the previous key, or already the next
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("AES-GCM is part of every Java platform", impossible);
            }
        }
        return closed(
                Fault.TAMPERED,
                "no key of this site opens it",
                "sealed with one of " + keys.size() + " keys of the site",
                "sealed with another key, or altered on the way");
    }

    /** RFC 7515 §2: without padding; and canonical, so that one ticket has one spelling. */
    private static Optional<byte[]> bytes(String base64url) {
        try {
            byte[] bytes = DECODER.decode(base64url);
            boolean canonical = ENCODER.encodeToString(bytes).equals(base64url);
            return canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64url) {
            return Optional.empty();
        }
    }

    private static Closed closed(Fault fault, String detail) {
        return new Closed(new Rejected(fault, detail));
    }

    private static Closed closed(Fault fault, String detail, String expected, String actual) {
        return new Closed(new Rejected(fault, detail, new Opening.Found(expected, actual, "")));
    }
}
