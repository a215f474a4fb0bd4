package io.rialto.server.signin.passkey;

import io.rialto.server.organization.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What authenticators sign: 32 random bytes, good once and for five minutes, on whichever node the answer arrives. */
@Component
class Challenges {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    Challenges(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** @param user for whom a passkey shall be made; empty: somebody wants to sign in */
    byte[] offer(Optional<UserId> user) {
        byte[] challenge = new byte[BYTES];
        random.nextBytes(challenge);
        jdbc.sql("insert into passkey_challenge (hash, user_id, expires_at) values (:hash, :user, :expires)")
                .param("hash", hash(challenge))
                .param("user", user.map(UserId::value).orElse(null))
                .param("expires", at(clock.instant().plus(GOOD_FOR)))
                .update();
        return challenge;
    }

    /** Uses it up; false: it was not offered for this, or is over. */
    boolean take(byte[] challenge, Optional<UserId> user) {
        return jdbc.sql("""
                        delete from passkey_challenge
                        where hash = :hash and expires_at > :now and coalesce(user_id, '') = :user
                        """)
                        .param("hash", hash(challenge))
                        .param("now", at(clock.instant()))
                        .param("user", user.map(UserId::value).orElse(""))
                        .update()
                == 1;
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT10M")
    void removeOver() {
        jdbc.sql("delete from passkey_challenge where expires_at <= :now")
                .param("now", at(clock.instant()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hash(byte[] challenge) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(challenge));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
