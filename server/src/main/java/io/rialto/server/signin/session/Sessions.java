package io.rialto.server.signin.session;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of sessions. */
@Component
public class Sessions {

    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofMinutes(60);
    private static final Duration UNWRITTEN = Duration.ofMinutes(1);

    private static final Columns COLUMNS = Columns.withId("id")
            .and("user_id", "user_id", Type.TEXT)
            .and("agent", "agent", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("seen_at", "seen_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final References references;
    private final SecureRandom random;
    private final Clock clock;

    public Sessions(JdbcClient jdbc, References references, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.references = references;
        this.random = random;
        this.clock = clock;
    }

    /** A session for everything that the user belongs to. */
    BearerSecret open(UserId user, String agent) {
        return open(user, Way.password(Optional.empty()), agent);
    }

    /** A session for the provider's organization alone. */
    BearerSecret open(UserId user, IdentityProvider provider, String agent) {
        return open(user, Way.through(provider), agent);
    }

    BearerSecret open(UserId user, Way way, String agent) {
        Optional<IdentityProvider> provider = way.provider();
        BearerSecret secret = BearerSecret.random(random);
        jdbc.sql("""
                        insert into staff_session
                            (id, secret_hash, user_id, organization_id, provider_id, proved_since, passkey, agent,
                             created_at, seen_at)
                        values (:id, :hash, :user, :organization, :provider, :proved, :passkey, :agent, :now, :now)
                        """)
                .param("id", references.next().value())
                .param("hash", secret.hash())
                .param("user", user.value())
                .param(
                        "organization",
                        way.organization().map(OrganizationId::value).orElse(null))
                .param("provider", provider.map(by -> by.id().value()).orElse(null))
                .param("proved", provider.map(by -> at(by.provingSince())).orElse(null))
                .param("passkey", way.passkey())
                .param("agent", agent)
                .param("now", at(now()))
                .update();
        return secret;
    }

    /** The session of that secret, if it is not over; it counts as used now. */
    Optional<Session> find(BearerSecret secret) {
        Optional<Session> found = jdbc.sql("select * from staff_session where secret_hash = :hash")
                .param("hash", secret.hash())
                .query(Sessions::session)
                .optional()
                .filter(this::lasts);
        found.filter(session -> session.seenAt().isBefore(now().minus(UNWRITTEN)))
                .ifPresent(this::touch);
        return found;
    }

    private void touch(Session session) {
        jdbc.sql("update staff_session set seen_at = :now where id = :id")
                .param("now", at(now()))
                .param("id", session.id().value())
                .update();
    }

    /** All of the user's that are not over, the last used first. */
    public List<Session> of(UserId user) {
        return jdbc
                .sql("select * from staff_session where user_id = :user order by seen_at desc, id desc")
                .param("user", user.value())
                .query(Sessions::session)
                .list()
                .stream()
                .filter(this::lasts)
                .toList();
    }

    /** Ends one of the user's. */
    public void end(Reference id, UserId user) {
        jdbc.sql("delete from staff_session where id = :id and user_id = :user")
                .param("id", id.value())
                .param("user", user.value())
                .update();
    }

    /** Signs the user out everywhere. */
    public void endAll(UserId user) {
        jdbc.sql("delete from staff_session where user_id = :user")
                .param("user", user.value())
                .update();
    }

    /** Those of these users' that count for the organization, are not over, and fit. */
    public Found<Session> search(Collection<UserId> users, OrganizationId organization, Search search) {
        if (users.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = """
                 from staff_session
                where user_id in (:users) and (organization_id = :organization or organization_id is null)
                  and created_at > :oldest and seen_at > :idle and
                """ + sql.where();
        Map<String, Object> parameters = new LinkedHashMap<>(sql.parameters());
        parameters.put("users", users.stream().map(UserId::value).toList());
        parameters.put("organization", organization.value());
        parameters.put("oldest", at(now().minus(LONGEST)));
        parameters.put("idle", at(now().minus(IDLE)));
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(parameters)
                        .query(Sessions::session)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(parameters)
                        .query(Long.class)
                        .single());
    }

    void end(BearerSecret secret) {
        jdbc.sql("delete from staff_session where secret_hash = :hash")
                .param("hash", secret.hash())
                .update();
    }

    int removeOver() {
        return jdbc.sql("delete from staff_session where created_at <= :oldest or seen_at <= :idle")
                .param("oldest", at(now().minus(LONGEST)))
                .param("idle", at(now().minus(IDLE)))
                .update();
    }

    private boolean lasts(Session session) {
        return session.createdAt().plus(LONGEST).isAfter(now())
                && session.seenAt().plus(IDLE).isAfter(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        String provider = row.getString("provider_id");
        OffsetDateTime proved = row.getObject("proved_since", OffsetDateTime.class);
        return new Session(
                new Reference(row.getString("id")),
                new UserId(row.getString("user_id")),
                organization == null ? null : new OrganizationId(organization),
                provider == null ? null : new IdentityProviderId(provider),
                proved == null ? null : proved.toInstant(),
                row.getString("agent"),
                row.getBoolean("passkey"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
