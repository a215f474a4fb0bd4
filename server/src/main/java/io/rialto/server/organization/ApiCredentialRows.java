package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.organization.Rotation.Overlap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of API credentials, and the memory of their changes. */
@Component
class ApiCredentialRows {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Changes changes;

    ApiCredentialRows(JdbcClient jdbc, Ids ids, Clock clock, Changes changes) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    Optional<ApiCredential> byId(ApiCredentialId id) {
        return jdbc.sql("select * from api_credential where id = :id")
                .param("id", id.value())
                .query(ApiCredentialRows::credential)
                .optional();
    }

    Optional<ApiCredential> byClientId(String clientId) {
        return jdbc.sql("select * from api_credential where client_id = :clientId")
                .param("clientId", clientId)
                .query(ApiCredentialRows::credential)
                .optional();
    }

    String hashOf(ApiCredentialId id) {
        return jdbc.sql("select secret_hash from api_credential where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    ApiCredential draft(
            OrganizationId organization,
            UserId user,
            String name,
            String clientId,
            Duration expiresIn,
            boolean fromFile,
            Notes notes) {
        Instant now = now();
        return new ApiCredential(
                new ApiCredentialId(ids.next()),
                organization,
                user,
                name,
                clientId,
                expiresIn,
                fromFile,
                null,
                null,
                null,
                notes,
                now,
                now);
    }

    ApiCredential insert(ApiCredential made, String hash, Who who) {
        jdbc.sql("""
                        insert into api_credential
                            (id, organization_id, user_id, name, client_id, secret_hash, secret_since, expires_in, from_file,
                             reference, reference_origin, metadata, created_at, updated_at)
                        values (:id, :organization, :user, :name, :clientId, :hash, :second, :expiresIn, :fromFile,
                             :reference, :origin, :metadata, :now, :now)
                        """)
                .param("id", made.id().value())
                .param("organization", made.organization().value())
                .param("user", made.user().value())
                .param("name", made.name())
                .param("clientId", made.clientId())
                .param("hash", hash)
                .param("second", second())
                .param("expiresIn", made.expiresIn().toSeconds())
                .param("fromFile", made.fromFile())
                .param("reference", made.notes().reference())
                .param("origin", made.notes().referenceOrigin())
                .param("metadata", made.notes().metadata())
                .param("now", made.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        Alterations alterations = new Alterations()
                .of("name", null, made.name())
                .of("client_id", null, made.clientId())
                .of("user", null, made.user().value())
                .secret("client_secret");
        remember(made, Event.CREATE, alterations, who);
        return made;
    }

    /** @param hash of a new secret, if it has one */
    void write(ApiCredential before, ApiCredential after, Optional<String> hash, Who who) {
        jdbc.sql("""
                        update api_credential
                        set user_id = :user, name = :name, secret_hash = coalesce(:hash, secret_hash),
                            old_secret_hash = case when :other then null else old_secret_hash end,
                            secret_since = coalesce(:second, secret_since), expires_in = :expiresIn, disabled_at = :disabledAt, reference = :reference,
                            reference_origin = :origin, metadata = :metadata, updated_at = :now
                        where id = :id
                        """)
                .param("user", after.user().value())
                .param("name", after.name())
                .param("hash", hash.orElse(null))
                .param("other", hash.isPresent())
                .param("second", hash.isPresent() ? second() : null)
                .param("expiresIn", after.expiresIn().toSeconds())
                .param("disabledAt", at(after.disabledAt()))
                .param("reference", after.notes().reference())
                .param("origin", after.notes().referenceOrigin())
                .param("metadata", after.notes().metadata())
                .param("now", at(now()))
                .param("id", after.id().value())
                .update();
        Alterations alterations = after.notes()
                .alterations(before.notes(), new Alterations())
                .of("name", before.name(), after.name())
                .of("user", before.user().value(), after.user().value())
                .of(
                        "expires_in",
                        before.expiresIn().toSeconds(),
                        after.expiresIn().toSeconds())
                .of("disabled_at", before.disabledAt(), after.disabledAt());
        hash.ifPresent(changed -> alterations.secret("client_secret"));
        remember(after, Event.UPDATE, alterations, who);
    }

    /** The hash of the secret before the present one; empty when there is none, or it is over. */
    String oldHashOf(ApiCredentialId id) {
        return jdbc.sql("select old_secret_hash from api_credential where id = :id and old_secret_ends_at > :now")
                .param("id", id.value())
                .param("now", at(now()))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Without an overlap all that was proven by the old secret is over, too. */
    void rotate(ApiCredential credential, String hash, Overlap overlap, Who who) {
        OffsetDateTime second = second();
        Instant ends = now().plus(overlap.length());
        jdbc.sql("""
                        update api_credential
                        set old_secret_hash = case when :overlaps then secret_hash else null end, secret_hash = :hash,
                            secret_since = case when :overlaps then secret_since else :second end,
                            old_secret_ends_at = :ends, old_secret_used_at = null, rotated_at = :second, updated_at = :now
                        where id = :id
                        """)
                .param("overlaps", overlap != Overlap.NONE)
                .param("hash", hash)
                .param("second", second)
                .param("ends", at(ends))
                .param("now", at(now()))
                .param("id", credential.id().value())
                .update();
        remember(
                credential,
                Event.UPDATE,
                new Alterations().secret("client_secret").of("old_secret_ends_at", null, ends),
                who);
    }

    /** Which of the two got a token is not known afterwards: everybody asks for a new one. */
    void endOld(ApiCredential credential, Who who) {
        jdbc.sql("""
                        update api_credential
                        set old_secret_hash = null, old_secret_ends_at = :now, secret_since = :second, updated_at = :now
                        where id = :id
                        """)
                .param("now", at(now()))
                .param("second", second())
                .param("id", credential.id().value())
                .update();
        Rotation before = credential.rotation();
        remember(
                credential,
                Event.UPDATE,
                new Alterations().of("old_secret_ends_at", before == null ? null : before.oldEndsAt(), now()),
                who);
    }

    void touchOld(ApiCredentialId id) {
        jdbc.sql("update api_credential set old_secret_used_at = :now where id = :id")
                .param("now", at(now()))
                .param("id", id.value())
                .update();
    }

    void delete(ApiCredentialId id) {
        jdbc.sql("delete from api_credential where id = :id")
                .param("id", id.value())
                .update();
    }

    void lock(ApiCredentialId id) {
        jdbc.sql("select id from api_credential where id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void touch(ApiCredentialId id) {
        jdbc.sql("update api_credential set last_used_at = :now where id = :id")
                .param("now", at(now()))
                .param("id", id.value())
                .update();
    }

    void remember(ApiCredential credential, Event event, Alterations alterations, Who who) {
        changes.record(
                new Subject(
                        credential.organization().value(),
                        "api_credentials",
                        credential.id().value()),
                event,
                alterations,
                who);
    }

    // Tokens know the second that they were made in.
    private OffsetDateTime second() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Rotation rotation(ResultSet row) throws SQLException {
        Instant at = Cells.instant(row, "rotated_at");
        Instant ends = Cells.instant(row, "old_secret_ends_at");
        return at == null || ends == null ? null : new Rotation(at, ends, Cells.instant(row, "old_secret_used_at"));
    }

    static ApiCredential credential(ResultSet row, int number) throws SQLException {
        return new ApiCredential(
                new ApiCredentialId(row.getString("id")),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new UserId(row.getString("user_id")),
                row.getString("name"),
                row.getString("client_id"),
                Duration.ofSeconds(row.getInt("expires_in")),
                row.getBoolean("from_file"),
                Cells.instant(row, "disabled_at"),
                Cells.instant(row, "last_used_at"),
                rotation(row),
                Cells.notes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
