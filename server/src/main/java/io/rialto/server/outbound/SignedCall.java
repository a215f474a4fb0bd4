package io.rialto.server.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call that its receiver can tell from anybody else's, as Standard Webhooks 1.0.0 has it: HMAC-SHA256 over id, time and body. */
public final class SignedCall {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private SignedCall() {}

    /**
     * Posts JSON with the headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}.
     *
     * @param secrets {@code whsec_} and base64, or any other text as it is; while one replaces another, both
     * @param id stays the same when the call is repeated: who gets it twice does it once
     */
    public static Call of(URI url, List<String> secrets, String id, String json, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Call.of(Call.Method.POST, url)
                .carrying("application/json", json)
                .with("webhook-id", id)
                .with("webhook-timestamp", timestamp)
                .with("webhook-signature", signatures(secrets, id + "." + timestamp + "." + json));
    }

    /** A secret in the form that libraries expect. */
    public static String secret(byte[] random) {
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    private static String signatures(List<String> secrets, String content) {
        return secrets.stream().map(secret -> "v1," + signed(secret, content)).collect(Collectors.joining(" "));
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
