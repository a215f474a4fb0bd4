package io.rialto.server.handoff.jwt;

import io.rialto.saml.SigningKey;
import io.rialto.server.externalservice.Jwt.Algorithm;
import io.rialto.server.externalservice.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Writes the compact serialization (RFC 7515 §7.1). */
final class CompactJws {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Map<Algorithm, String> HEADERS = headers();

    private CompactJws() {}

    /** Under a shared secret. RFC 7518 §3.2 */
    static String write(Map<String, Object> claims, Algorithm algorithm, Secret secret) {
        String name = javaName(algorithm);
        return write(claims, algorithm, input -> {
            try {
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(secret.bytes(), name));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no " + name, e);
            }
        });
    }

    /** Under the site's own key, whose kind is the algorithm's. RFC 7518 §3.3, §3.4 */
    static String write(Map<String, Object> claims, Algorithm algorithm, SigningKey key) {
        String expected = algorithm == Algorithm.RS256 ? "RSA" : "EC";
        if (!key.certificate().getPublicKey().getAlgorithm().equals(expected)) {
            throw new IllegalStateException("the site's key cannot sign with " + algorithm);
        }
        return write(claims, algorithm, key::sign);
    }

    private static String write(Map<String, Object> claims, Algorithm algorithm, Function<byte[], byte[]> sign) {
        String input = HEADERS.get(algorithm) + "." + BASE64URL.encodeToString(JSON.writeValueAsBytes(claims));
        return input + "." + BASE64URL.encodeToString(sign.apply(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What {@link #write} would seal, for somebody to read: header and claims. */
    static String shown(Map<String, Object> claims, Algorithm algorithm) {
        return header(algorithm) + "\n" + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(claims);
    }

    private static String javaName(Algorithm algorithm) {
        return switch (algorithm) {
            case HS256 -> "HmacSHA256";
            case HS384 -> "HmacSHA384";
            case HS512 -> "HmacSHA512";
            case RS256, ES256 -> throw new IllegalArgumentException(algorithm + " takes no shared secret");
        };
    }

    private static String header(Algorithm algorithm) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
    }

    private static Map<Algorithm, String> headers() {
        Map<Algorithm, String> headers = new EnumMap<>(Algorithm.class);
        for (Algorithm algorithm : Algorithm.values()) {
            headers.put(algorithm, BASE64URL.encodeToString(header(algorithm).getBytes(StandardCharsets.US_ASCII)));
        }
        return headers;
    }
}
