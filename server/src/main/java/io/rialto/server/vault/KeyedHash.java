package io.rialto.server.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;

/** HMAC-SHA256 under a secret of the server: whoever has the database alone cannot try out what it was made of. Safe for
 * use by many threads. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final ServerSecrets secrets;
    private final String purpose;

    /** @param purpose of the secret, at most 40 characters; hashes of different purposes cannot be compared */
    public KeyedHash(ServerSecrets secrets, String purpose) {
        this.secrets = secrets;
        this.purpose = purpose;
    }

    /** 43 characters. */
    public String of(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secrets.of(purpose));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // Each part behind its length: no two lists of parts make the same bytes.
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
