package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.Hmac.Code;
import io.rialto.server.externalservice.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes. */
final class Codes {

    private Codes() {}

    /** The code over the fields, as the service wants it written. */
    static String of(Map<String, String> fields, Code code, Secret secret) {
        String text = code.over().isEmpty()
                ? String.join(code.separator(), fields.values())
                : code.over().stream()
                        .map(name -> fields.getOrDefault(name, ""))
                        .collect(Collectors.joining(code.separator()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] value = switch (code.keying()) {
            case HMAC -> hmac(bytes, secret.bytes(), macName(code.digest()));
            case APPENDED -> appended(bytes, secret.bytes(), digestName(code.digest()));
        };
        return switch (code.encoding()) {
            case HEX -> HexFormat.of().formatHex(value);
            case BASE64 -> Base64.getEncoder().encodeToString(value);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        };
    }

    /** RFC 2104 with SHA-256. */
    static byte[] sha256(byte[] bytes, byte[] key) {
        return hmac(bytes, key, "HmacSHA256");
    }

    private static byte[] hmac(byte[] bytes, byte[] key, String name) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    private static byte[] appended(byte[] bytes, byte[] secret, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance(name);
            digest.update(bytes);
            return digest.digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    private static String macName(Code.Digest digest) {
        return switch (digest) {
            case SHA1 -> "HmacSHA1";
            case SHA256 -> "HmacSHA256";
            case SHA512 -> "HmacSHA512";
        };
    }

    private static String digestName(Code.Digest digest) {
        return switch (digest) {
            // Old, and what the service takes: nothing here relies on nobody finding two texts with one digest.
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA512 -> "SHA-512";
        };
    }
}
