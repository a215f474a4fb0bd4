package io.rialto.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is told, as Standard Webhooks 1.0.0 has it: {@code v1,} and HMAC-SHA256 over id, time and body. */
public final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private Signatures() {}

    /**
     * The header {@code webhook-signature}.
     *
     * @param secrets {@code whsec_} and base64, or any other text as it is; while one replaces another, both
     * @param timestamp in seconds, as in {@code webhook-timestamp}
     */
    public static String of(List<String> secrets, String id, String timestamp, String body) {
        String content = id + "." + timestamp + "." + body;
        return secrets.stream().map(secret -> "v1," + signed(secret, content)).collect(Collectors.joining(" "));
    }

    /** A secret in the form that libraries expect. */
    static String secret(byte[] random) {
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    private static String signed(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
