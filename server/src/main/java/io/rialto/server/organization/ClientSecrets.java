package io.rialto.server.organization;

import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The secrets of API credentials, kept as HMAC-SHA256 under a key of the server that rests sealed.
 *
 * <p>Ours are 32 random bytes, which nobody guesses. Those of a configuration file may be weak: the key, which is not in the
 * database, keeps them from being tried out there. A slow hash instead would cost memory at every token request, which anybody
 * may send, and could not tell cheaply whether the file's secret has changed.
 */
@Component
class ClientSecrets {

    private static final String PURPOSE = "api-credential";
    private static final int BYTES = 32;

    private final SecureRandom random;
    private final KeyedHash hashes;

    ClientSecrets(SecureRandom random, ServerSecrets secrets) {
        this.random = random;
        this.hashes = new KeyedHash(secrets, PURPOSE);
    }

    /** 32 random bytes, for a client id or a secret. */
    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hash(String clientId, String secret) {
        return hashes.of(clientId, secret);
    }

    boolean match(String clientId, String secret, String hash) {
        return MessageDigest.isEqual(
                hash(clientId, secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
