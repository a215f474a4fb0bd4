package io.rialto.server.organization;

import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People's passwords, kept as Argon2id hashes. Safe for use by many threads. */
@Component
public class Passwords {

    private static final String PURPOSE = "password-file-mark";

    private final JdbcClient jdbc;
    private final Users users;
    private final Clock clock;
    private final KeyedHash marks;
    private final PasswordHashes hashes = new PasswordHashes();

    public Passwords(JdbcClient jdbc, Users users, Clock clock, ServerSecrets secrets) {
        this.jdbc = jdbc;
        this.users = users;
        this.clock = clock;
        this.marks = new KeyedHash(secrets, PURPOSE);
    }

    /** What comparing found; {@code Wrong} stands for an unknown address, too, and takes as long. */
    public sealed interface Verdict {

        record Right(User user) implements Verdict {}

        record Wrong() implements Verdict {}

        /** Too many others are at it: nothing was compared. */
        record Busy() implements Verdict {}
    }

    /** What setting a password came to. */
    public sealed interface Setting {

        record Done() implements Setting {}

        record Refused(PasswordFault fault) implements Setting {}

        /** Too many others are at it: nothing was changed. */
        record Busy() implements Setting {}
    }

    /** Whether that is the person's password. A hash of less than today's cost is replaced on the way. */
    public Verdict verify(EmailAddress email, String password) {
        Optional<User> user = users.byEmail(email);
        Optional<String> hash = user.flatMap(known -> hashOf(known.id()));
        // What is too long is nobody's, and is not worth a hash.
        if (password.length() > 2 * PasswordRule.LONGEST) {
            return new Verdict.Wrong();
        }
        Optional<Boolean> match = hashes.matches(password, hash.orElse(PasswordHashes.NOBODYS));
        if (match.isEmpty()) {
            return new Verdict.Busy();
        }
        if (user.isEmpty() || hash.isEmpty() || !match.get()) {
            return new Verdict.Wrong();
        }
        renew(user.get().id(), password, hash.get());
        return new Verdict.Right(user.get());
    }

    /** Whether the person has one; who signs in by a provider alone has none. */
    public boolean exists(UserId user) {
        return hashOf(user).isPresent();
    }

    /** The only organization that the person's password opens; empty: all of theirs. */
    public Optional<OrganizationId> scopeOf(UserId user) {
        return jdbc.sql(
                        "select organization_id from user_password where user_id = :user and organization_id is not null")
                .param("user", user.value())
                .query((row, number) -> new OrganizationId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Whether anybody has one. */
    public boolean any() {
        return jdbc.sql("select exists (select 1 from user_password)")
                .query(Boolean.class)
                .single();
    }

    /** Gives the person the password that they chose; it opens all of their organizations. */
    public Setting set(User user, String password) {
        return set(user, password, Optional.empty());
    }

    /** @param organization the only one that it opens; empty: all of theirs */
    public Setting set(User user, String password, Optional<OrganizationId> organization) {
        Optional<PasswordFault> fault = PasswordRule.fault(user.email(), password);
        if (fault.isPresent()) {
            return new Setting.Refused(fault.get());
        }
        Optional<String> hash = hashes.of(password);
        hash.ifPresent(made -> write(user.id(), made, new Kept(markOf(user.id()), false, organization)));
        return hash.isPresent() ? new Setting.Done() : new Setting.Busy();
    }

    /**
     * Gives the user the password of the configuration file, once: the same one again has no effect, so that what the person set
     * since then stays. The operator may choose a weak one.
     *
     * @return whether it had an effect
     */
    public boolean setByFile(UserId user, String password) {
        String mark = marks.of(user.value(), password);
        if (mark.equals(markOf(user).orElse(null))) {
            return false;
        }
        String hash = hashes.of(password)
                .orElseThrow(() -> new IllegalStateException("no room to hash a password of the configuration file"));
        write(user, hash, new Kept(Optional.of(mark), true, Optional.empty()));
        return true;
    }

    /**
     * The configuration file gives no password any more: the one it gave is gone, one that the person set stays.
     *
     * @return whether it had an effect
     */
    public boolean droppedByFile(UserId user) {
        return jdbc.sql("delete from user_password where user_id = :user and by_file")
                        .param("user", user.value())
                        .update()
                > 0;
    }

    private void renew(UserId user, String password, String hash) {
        if (hashes.outdated(hash)) {
            hashes.of(password)
                    .ifPresent(fresh -> jdbc.sql(
                                    "update user_password set hash = :fresh where user_id = :user and hash = :hash")
                            .param("fresh", fresh)
                            .param("user", user.value())
                            .param("hash", hash)
                            .update());
        }
    }

    private Optional<String> hashOf(UserId user) {
        return column("select hash from user_password where user_id = :user", user);
    }

    private Optional<String> markOf(UserId user) {
        return column("select file_mark from user_password where user_id = :user and file_mark is not null", user);
    }

    private Optional<String> column(String sql, UserId user) {
        return jdbc.sql(sql).param("user", user.value()).query(String.class).optional();
    }

    // Whose file names a password makes it open everything, as the file's word counts for the whole server.
    private void write(UserId user, String hash, Kept kept) {
        int updated = put("""
                update user_password
                set hash = :hash, file_mark = :mark, by_file = :byFile, organization_id = :organization, changed_at = :now
                where user_id = :user
                """, user, hash, kept);
        if (updated == 0) {
            put("""
                    insert into user_password (user_id, hash, file_mark, by_file, organization_id, changed_at)
                    values (:user, :hash, :mark, :byFile, :organization, :now)
                    """, user, hash, kept);
        }
    }

    private int put(String sql, UserId user, String hash, Kept kept) {
        return jdbc.sql(sql)
                .param("user", user.value())
                .param("hash", hash)
                .param("mark", kept.mark().orElse(null))
                .param("byFile", kept.byFile())
                .param(
                        "organization",
                        kept.organization().map(OrganizationId::value).orElse(null))
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What stands beside a hash. */
    private record Kept(Optional<String> mark, boolean byFile, Optional<OrganizationId> organization) {}
}
