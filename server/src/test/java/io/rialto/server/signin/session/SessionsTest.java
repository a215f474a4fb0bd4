package io.rialto.server.signin.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.page.References;
import io.rialto.server.signin.enforcement.Enforcement;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class SessionsTest {

    private final TheClock clock = new TheClock();
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Users users;
    private final Memberships memberships;
    private final Organizations organizations;
    private final Organization acme;
    private final Organization other;
    private final User olga;
    private Optional<IdentityProvider> provider;

    SessionsTest(TestDatabase database) {
        SecureRandom random = new SecureRandom();
        jdbc = database.emptied().jdbc();
        sessions = new Sessions(jdbc, new References(random, clock), random, clock);
        users = new Users(jdbc, new Ids(random), clock);
        memberships = new Memberships(jdbc, new Ids(random), clock, new Changes(jdbc, new Ids(random), clock));
        organizations = new Organizations(jdbc, new Ids(random));
        acme = organization("acme");
        other = organization("other");
        olga = users.byEmailOrMade(new EmailAddress("olga@acme.test"), "Olga", "Owner");
        memberships.join(acme.id(), olga.id(), Role.OWNER, false);
        memberships.join(other.id(), olga.id(), Role.AUDITOR, false);
        provider = Optional.of(provider(null));
    }

    @Test
    void aSessionIsFoundByItsSecretAlone() {
        BearerSecret secret = sessions.open(olga.id(), "Firefox on Linux");

        assertThat(sessions.find(secret)).map(Session::user).contains(olga.id());
        assertThat(sessions.find(BearerSecret.random(new SecureRandom()))).isEmpty();
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        BearerSecret secret = sessions.open(olga.id(), "Firefox on Linux");

        List<String> kept = jdbc.sql("select secret_hash from staff_session")
                .query(String.class)
                .list();
        assertThat(kept).containsExactly(secret.hash()).doesNotContain(secret.value());
        assertThat(secret).hasToString("BearerSecret");
    }

    @Test
    void anHourWithoutUseEndsIt() {
        BearerSecret secret = sessions.open(olga.id(), "Firefox on Linux");

        clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.find(secret)).isPresent();
        clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.find(secret)).isPresent();
        clock.advance(Duration.ofMinutes(60));
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void twelveHoursEndItHoweverOftenItIsUsed() {
        BearerSecret secret = sessions.open(olga.id(), "Firefox on Linux");

        for (int halfHours = 1; halfHours < 24; halfHours++) {
            clock.advance(Duration.ofMinutes(30));
            assertThat(sessions.find(secret)).isPresent();
        }
        clock.advance(Duration.ofMinutes(30));

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(sessions.of(olga.id())).isEmpty();
    }

    @Test
    void itsUseIsWrittenOnceAMinuteAtMost() {
        BearerSecret secret = sessions.open(olga.id(), "Firefox on Linux");

        clock.advance(Duration.ofSeconds(60));
        sessions.find(secret);
        assertThat(seen()).isEqualTo(TheClock.NOON);
        clock.advance(Duration.ofSeconds(1));
        sessions.find(secret);
        assertThat(seen()).isEqualTo(TheClock.NOON.plusSeconds(61));
    }

    @Test
    void oneIsEndedAndTheOthersStay() {
        BearerSecret first = sessions.open(olga.id(), "Firefox on Linux");
        BearerSecret second = sessions.open(olga.id(), "Chrome on Windows");
        Session one = sessions.find(first).orElseThrow();

        sessions.end(
                one.id(),
                users.byEmailOrMade(new EmailAddress("mallory@acme.test"), "M", "")
                        .id());
        assertThat(sessions.of(olga.id())).hasSize(2);
        sessions.end(one.id(), olga.id());

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
    }

    @Test
    void everywhereMeansEverywhere() {
        BearerSecret first = sessions.open(olga.id(), "Firefox on Linux");
        BearerSecret second = sessions.open(olga.id(), provider.orElseThrow(), "Chrome on Windows");

        sessions.endAll(olga.id());

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isEmpty();
    }

    @Test
    void whatIsOverIsRemoved() {
        sessions.open(olga.id(), "Firefox on Linux");
        clock.advance(Duration.ofMinutes(61));
        sessions.open(olga.id(), "Chrome on Windows");

        assertThat(sessions.removeOver()).isEqualTo(1);
    }

    @Test
    void aPasswordCountsForAllOrganizationsAndSingleSignOnForTheProvidersAlone() {
        BearerSecret byPassword = sessions.open(olga.id(), "Firefox on Linux");
        BearerSecret bySso = sessions.open(olga.id(), provider.orElseThrow(), "Firefox on Linux");

        assertThat(presence().of(byPassword).orElseThrow().organizations())
                .containsExactlyInAnyOrder(acme.id(), other.id());
        assertThat(presence().of(bySso).orElseThrow().organizations()).containsExactly(acme.id());
    }

    @Test
    void aProviderThatIsSwitchedOffOrDeletedEndsItsSessionsAtOnce() {
        BearerSecret bySso = sessions.open(olga.id(), provider.orElseThrow(), "Firefox on Linux");
        BearerSecret byPassword = sessions.open(olga.id(), "Firefox on Linux");

        provider = Optional.of(provider(TheClock.NOON));
        assertThat(presence().of(bySso)).isEmpty();
        provider = Optional.empty();
        assertThat(presence().of(bySso)).isEmpty();

        assertThat(presence().of(byPassword)).isPresent();
    }

    @Test
    void aProviderThatHasToBeProvedAnewEndsItsSessionsForGood() {
        BearerSecret before = sessions.open(olga.id(), provider.orElseThrow(), "Firefox on Linux");

        provider = Optional.of(provider(Status.PENDING, null, TheClock.NOON));
        assertThat(presence().of(before)).isEmpty();
        provider = Optional.of(provider(Status.VERIFIED, null, TheClock.NOON));
        assertThat(presence().of(before)).isEmpty();

        BearerSecret after = sessions.open(olga.id(), provider.orElseThrow(), "Firefox on Linux");
        assertThat(presence().of(after)).isPresent();
    }

    @Test
    void whoeverCameInWhileItsProviderWasChangedIsNotIn() {
        IdentityProvider asItWas = provider.orElseThrow();
        provider = Optional.of(provider(Status.VERIFIED, null, TheClock.NOON));

        assertThat(presence().of(sessions.open(olga.id(), asItWas, "Firefox on Linux")))
                .isEmpty();
    }

    @Test
    void aMembershipThatEndsTakesItsSessionsAlong() {
        BearerSecret bySso = sessions.open(olga.id(), provider.orElseThrow(), "Firefox on Linux");
        BearerSecret byPassword = sessions.open(olga.id(), "Firefox on Linux");

        disableMemberships("organization_id = '" + acme.id().value() + "'");
        assertThat(presence().of(bySso)).isEmpty();
        assertThat(presence().of(byPassword).orElseThrow().organizations()).containsExactly(other.id());
        disableMemberships("1 = 1");

        assertThat(presence().of(byPassword)).isEmpty();
    }

    private Presence presence() {
        IdentityProviders providers = new IdentityProviders() {
            @Override
            public Optional<IdentityProvider> byId(IdentityProviderId id) {
                return provider;
            }

            @Override
            public Optional<IdentityProvider> byName(String name) {
                return provider;
            }

            @Override
            public List<IdentityProvider> of(io.rialto.server.organization.OrganizationId organization) {
                return provider.stream().toList();
            }

            @Override
            public List<IdentityProvider> byDomain(Domain domain) {
                return provider.stream().toList();
            }

            @Override
            public String clientSecret(IdentityProvider known) {
                throw new IllegalStateException("a session needs no secret");
            }
        };
        return new Presence(sessions, users, memberships, organizations, providers, new Enforcement(providers));
    }

    private void disableMemberships(String which) {
        jdbc.sql("update membership set disabled_at = current_timestamp where " + which)
                .update();
    }

    private Instant seen() {
        return jdbc.sql("select seen_at from staff_session")
                .query((row, number) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    private Organization organization(String slug) {
        organizations.save(slug, slug, Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug(slug).orElseThrow();
    }

    private IdentityProvider provider(@Nullable Instant disabledAt) {
        return provider(Status.VERIFIED, disabledAt, Instant.EPOCH);
    }

    private IdentityProvider provider(Status status, @Nullable Instant disabledAt, Instant provingSince) {
        URI url = URI.create("https://login.acme.test/");
        return new IdentityProvider(
                new IdentityProviderId("AcmeProvid"),
                acme.id(),
                olga.id(),
                "Acme SSO",
                "client",
                url.toString(),
                List.of(new Domain("acme.test")),
                url,
                url,
                url,
                null,
                Notes.NONE,
                status,
                "x",
                disabledAt,
                provingSince,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
