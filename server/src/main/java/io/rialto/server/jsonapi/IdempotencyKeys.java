package io.rialto.server.jsonapi;

import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores which request has which key, and what was answered. Of several at once, on whatever node, one may do it. */
@Component
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);
    // Longer than any request takes: whoever claimed it before that has died.
    static final Duration CLAIMED = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A request with a key.
     *
     * @param scope whose key it is
     * @param key a hash of it
     * @param request a hash of everything that must be the same when it comes again
     */
    record Keyed(String scope, String key, String request) {

        private String context() {
            return "idempotency/" + scope + "/" + key;
        }
    }

    /** Whether a request may be done. */
    sealed interface Claim {

        /** It is the one that does it. */
        record Mine(Keyed keyed, String claim) implements Claim {}

        /** Another one is at it. */
        record InProgress() implements Claim {}

        /** The key was used for something else. */
        record Reused() implements Claim {}

        record Answered(Answer answer) implements Claim {}
    }

    private record Row(
            String request,
            String claim,
            Instant claimedAt,
            @Nullable String answer) {}

    Claim claim(Keyed keyed) {
        Instant now = clock.instant();
        jdbc.sql("delete from idempotency_key where claimed_at < :over")
                .param("over", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        Claim.Mine mine = new Claim.Mine(keyed, UUID.randomUUID().toString());
        return inserted(mine, now)
                ? mine
                : row(keyed).map(row -> claim(mine, row, now)).orElseGet(Claim.InProgress::new);
    }

    private Claim claim(Claim.Mine mine, Row row, Instant now) {
        if (!row.request().equals(mine.keyed().request())) {
            return new Claim.Reused();
        }
        if (row.answer() != null) {
            byte[] answer = vault.open(
                    Base64.getDecoder().decode(row.answer()), mine.keyed().context());
            return new Claim.Answered(StoredAnswer.read(new String(answer, StandardCharsets.UTF_8)));
        }
        boolean abandoned = row.claimedAt().isBefore(now.minus(CLAIMED));
        return abandoned && takenOver(mine, row.claim(), now) ? mine : new Claim.InProgress();
    }

    private boolean inserted(Claim.Mine mine, Instant now) {
        return jdbc.sql("""
                        insert into idempotency_key (scope, key_hash, request_hash, claim, claimed_at)
                        values (:scope, :key, :request, :claim, :now)
                        on conflict do nothing
                        """)
                        .param("scope", mine.keyed().scope())
                        .param("key", mine.keyed().key())
                        .param("request", mine.keyed().request())
                        .param("claim", mine.claim())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean takenOver(Claim.Mine mine, String before, Instant now) {
        return jdbc.sql("""
                        update idempotency_key set claim = :claim, claimed_at = :now
                        where scope = :scope and key_hash = :key and claim = :before and answer is null
                        """)
                        .param("scope", mine.keyed().scope())
                        .param("key", mine.keyed().key())
                        .param("claim", mine.claim())
                        .param("before", before)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Keeps the answer; to be called in the transaction that did what was asked for, so that neither is without the other.
     *
     * @return false when another request has taken over meanwhile: then nothing may stay done
     */
    boolean finish(Claim.Mine mine, Answer answer) {
        byte[] sealed = vault.seal(
                StoredAnswer.write(answer).getBytes(StandardCharsets.UTF_8),
                mine.keyed().context());
        return jdbc.sql("""
                        update idempotency_key set answer = :answer
                        where scope = :scope and key_hash = :key and claim = :claim and answer is null
                        """)
                        .param("scope", mine.keyed().scope())
                        .param("key", mine.keyed().key())
                        .param("claim", mine.claim())
                        .param("answer", Base64.getEncoder().encodeToString(sealed))
                        .update()
                == 1;
    }

    /** Nothing was done: the key is free again. */
    void release(Claim.Mine mine) {
        jdbc.sql(
                        "delete from idempotency_key where scope = :scope and key_hash = :key and claim = :claim and answer is null")
                .param("scope", mine.keyed().scope())
                .param("key", mine.keyed().key())
                .param("claim", mine.claim())
                .update();
    }

    private Optional<Row> row(Keyed keyed) {
        return jdbc.sql("select * from idempotency_key where scope = :scope and key_hash = :key")
                .param("scope", keyed.scope())
                .param("key", keyed.key())
                .query(IdempotencyKeys::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("request_hash"),
                row.getString("claim"),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"));
    }
}
