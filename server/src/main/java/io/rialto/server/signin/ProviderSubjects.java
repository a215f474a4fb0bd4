package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.UserId;
import io.rialto.server.signin.session.BearerSecret;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who: what a provider calls somebody, as a hash, and our user. One subject a user, one user a subject. */
@Component
class ProviderSubjects {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderSubjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<UserId> user(IdentityProviderId provider, String subject) {
        return jdbc.sql("select user_id from provider_subject where provider_id = :provider and subject = :subject")
                .param("provider", provider.value())
                .param("subject", BearerSecret.hash(subject))
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    /** Whether the provider has a name for the user already. */
    boolean knows(IdentityProviderId provider, UserId user) {
        return jdbc.sql("select count(*) from provider_subject where provider_id = :provider and user_id = :user")
                        .param("provider", provider.value())
                        .param("user", user.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The providers of whose people something is kept. */
    List<IdentityProviderId> providers() {
        return jdbc.sql("select distinct provider_id from provider_subject")
                .query((row, number) -> new IdentityProviderId(row.getString("provider_id")))
                .list();
    }

    void forget(IdentityProviderId provider) {
        jdbc.sql("delete from provider_subject where provider_id = :provider")
                .param("provider", provider.value())
                .update();
    }

    /** Whether the user is that subject now; false when either belongs to another already. */
    boolean link(IdentityProviderId provider, String subject, UserId user) {
        jdbc.sql("""
                        insert into provider_subject (provider_id, subject, user_id, created_at)
                        values (:provider, :subject, :user, :now)
                        on conflict do nothing
                        """)
                .param("provider", provider.value())
                .param("subject", BearerSecret.hash(subject))
                .param("user", user.value())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
        return user(provider, subject).filter(user::equals).isPresent();
    }
}
