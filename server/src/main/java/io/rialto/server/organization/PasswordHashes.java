package io.rialto.server.organization;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id, a few at a time: each takes 19 MiB, so that a crowd at the login page must not take the memory of everything else. */
final class PasswordHashes {

    // OWASP Password Storage Cheat Sheet, "Argon2id": m=19456 (19 MiB), t=2, p=1.
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Of a password that nobody has: what is compared with when there is no user, so that this takes as long. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$gE3qfuRrvU6G7kznokAuew$SQ/HfVQg0ukOk7qVTTDNQAkaCkxH6K7R5AgBLo6Eq44";

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places;
    private final Duration patience;

    PasswordHashes() {
        this(4, Duration.ofSeconds(3));
    }

    PasswordHashes(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Empty when too many others are at it. */
    Optional<String> of(String password) {
        return atAPlace(() -> argon2.encode(PasswordRule.normal(password)));
    }

    /** Empty when too many others are at it. */
    Optional<Boolean> matches(String password, String hash) {
        return atAPlace(() -> argon2.matches(PasswordRule.normal(password), hash));
    }

    /** Whether the hash was made with less than today's cost. */
    boolean outdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private <T> Optional<T> atAPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }
}
