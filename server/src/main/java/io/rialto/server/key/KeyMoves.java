package io.rialto.server.key;

import io.rialto.server.key.StoredKey.PrivateHalf;
import io.rialto.server.site.Site.KeyKind;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves keys from state to state. Whoever calls holds the lock on the revision, so that a site never has two current keys, and has
 * made room: a key leaves a place before another takes it.
 */
@Component
class KeyMoves {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyMoves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A key just made is kept, for the time being in no place. */
    void keep(KeyOwner owner, StoredKey key) {
        jdbc.sql("""
                        insert into signing_key
                            (id, site_id, issuer, kind, private_key, token_key, certificate, created_at, expires_at)
                        values (:id, :site, :issuer, :kind, :privateKey, :tokenKey, :certificate, :now, :expiresAt)
                        """)
                .param("id", key.id())
                .param("site", owner.site().value())
                .param("issuer", owner.issuer())
                .param("kind", owner.kind().name())
                .param("privateKey", key.privateHalf() instanceof PrivateHalf.Sealed(String text) ? text : null)
                .param("tokenKey", key.privateHalf() instanceof PrivateHalf.InToken(String name) ? name : null)
                .param("certificate", Base64.getEncoder().encodeToString(encoded(key.certificate())))
                .param("now", now())
                .param("expiresAt", Certificates.end(key.certificate()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param asked the kind that the site asks for now */
    void toCurrent(KeyId id, KeyKind asked) {
        jdbc.sql("""
                        update signing_key set slot = 'CURRENT', asked_kind = :asked, promote_at = null,
                            promoted_at = :now, superseded_at = null
                        where id = :id
                        """)
                .param("id", id.value())
                .param("asked", asked.name())
                .param("now", now())
                .update();
    }

    void toNext(KeyId id) {
        jdbc.sql("""
                        update signing_key set slot = 'NEXT', asked_kind = null, promoted_at = null, superseded_at = null
                        where id = :id
                        """).param("id", id.value()).update();
    }

    void toPrevious(KeyId id) {
        jdbc.sql("""
                        update signing_key set slot = null, asked_kind = null, promote_at = null, superseded_at = :now
                        where id = :id
                        """).param("id", id.value()).param("now", now()).update();
    }

    /** Its private half is gone with it. */
    void toRetired(KeyId id) {
        jdbc.sql("""
                        update signing_key set slot = null, asked_kind = null, promote_at = null, private_key = null,
                            token_key = null, retired_at = :now
                        where id = :id
                        """).param("id", id.value()).param("now", now()).update();
    }

    void promoteAt(KeyId id, @Nullable Instant at) {
        jdbc.sql("update signing_key set promote_at = :at where id = :id")
                .param("id", id.value())
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The site asks for another kind and its current key is of that kind already. */
    void asked(KeyId id, KeyKind kind) {
        jdbc.sql("update signing_key set asked_kind = :kind where id = :id")
                .param("id", id.value())
                .param("kind", kind.name())
                .update();
    }

    /** Whether this warning is given for the first time, by whichever node. */
    boolean warn(KeyId id, int days) {
        return jdbc.sql("""
                        update signing_key set warned_days = :days
                        where id = :id and (warned_days is null or warned_days > :days)
                        """).param("id", id.value()).param("days", days).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate just made cannot be written", e);
        }
    }
}
