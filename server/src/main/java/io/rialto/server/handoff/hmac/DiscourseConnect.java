package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.Secret;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** DiscourseConnect's payloads: a query string in Base64, and an HMAC-SHA256 in hexadecimal digits over that Base64. */
final class DiscourseConnect {

    static final int LONGEST = 4_096;

    private DiscourseConnect() {}

    /** The two parameters of a payload. */
    static Map<String, String> sealed(Map<String, String> fields, Secret secret) {
        String query = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String payload = Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sso", payload);
        parameters.put("sig", signature(payload, secret));
        return parameters;
    }

    /** Whether somebody who knows the secret made the signature. In constant time. */
    static boolean isSigned(String payload, String signature, Secret secret) {
        return MessageDigest.isEqual(
                signature(payload, secret).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of a payload; nothing when it is none. */
    static Optional<Map<String, String>> opened(String payload) {
        try {
            String query = new String(Base64.getMimeDecoder().decode(payload), StandardCharsets.UTF_8);
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : query.split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals < 1
                        || fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String signature(String payload, Secret secret) {
        return HexFormat.of().formatHex(Codes.sha256(payload.getBytes(StandardCharsets.UTF_8), secret.bytes()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
