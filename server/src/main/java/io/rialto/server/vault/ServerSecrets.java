package io.rialto.server.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Random secrets of the server as a whole, one a purpose, made when first asked for and sealed at rest. All nodes have the same,
 * for good. Safe for use by many threads.
 */
@Component
public class ServerSecrets {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random;
    private final Map<String, SecretKey> opened = new ConcurrentHashMap<>();

    public ServerSecrets(JdbcClient jdbc, Vault vault, SecureRandom random) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.random = random;
    }

    /**
     * 32 bytes for HMAC-SHA256.
     *
     * @param purpose what it is for, at most 40 characters
     */
    public SecretKey of(String purpose) {
        return opened.computeIfAbsent(purpose, name -> stored(name).orElseGet(() -> made(name)));
    }

    private Optional<SecretKey> stored(String purpose) {
        return jdbc.sql("select secret from server_secret where purpose = :purpose")
                .param("purpose", purpose)
                .query(String.class)
                .optional()
                .map(text -> new SecretKeySpec(
                        vault.open(Base64.getDecoder().decode(text), context(purpose)), "HmacSHA256"));
    }

    // Two nodes may find it missing at once: the first row stays.
    private SecretKey made(String purpose) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        jdbc.sql("insert into server_secret (purpose, secret) values (:purpose, :secret) on conflict do nothing")
                .param("purpose", purpose)
                .param("secret", Base64.getEncoder().encodeToString(vault.seal(secret, context(purpose))))
                .update();
        return stored(purpose).orElseThrow();
    }

    private static String context(String purpose) {
        return "server-secret/" + purpose;
    }
}
