package io.rialto.server.signin.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Search;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SignInsTest {

    private static final IdentityProviderId PROVIDER = new IdentityProviderId("AcmeProvid");
    private static final UserId OLGA = new UserId("OlgaOwnerX");

    private final TheClock clock = new TheClock();
    private final SignIns signIns;
    private final SignInOutcomes outcomes;
    private final OrganizationId acme;
    private final OrganizationId other;

    SignInsTest(TestDatabase database) {
        var jdbc = database.emptied().jdbc();
        signIns = new SignIns(jdbc);
        outcomes = new SignInOutcomes(
                signIns, new References(new SecureRandom(), clock), new SimpleMeterRegistry(), clock);
        Organizations organizations = new Organizations(jdbc, new Ids(new SecureRandom()));
        organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        organizations.save("other", "Other", Plan.ENTERPRISE, Role.AUDITOR);
        acme = organizations.bySlug("acme").orElseThrow().id();
        other = organizations.bySlug("other").orElseThrow().id();
    }

    @Test
    void anAttemptIsKeptWithWhatWasExpectedAndWhatCame() {
        Refused refused = new Refused(Refusal.WRONG_ISSUER, "https://a.test/", "https://a.test");

        Reference reference = outcomes.refused(new Attempt(Method.SSO, acme, PROVIDER, null), refused);

        assertThat(signIns.byReference(reference, List.of(acme))).hasValueSatisfying(found -> {
            assertThat(found.refused()).contains(refused);
            assertThat(found.attempt()).isEqualTo(new Attempt(Method.SSO, acme, PROVIDER, null));
            assertThat(found.at()).isEqualTo(TheClock.NOON);
        });
    }

    @Test
    void nobodySeesAnotherOrganizationsAttempts() {
        Reference reference = outcomes.signedIn(Attempt.by(Method.PASSWORD).of(OLGA, acme));
        outcomes.refused(Attempt.by(Method.SSO), new Refused(Refusal.UNKNOWN));

        assertThat(signIns.byReference(reference, List.of(other))).isEmpty();
        assertThat(signIns.byReference(reference, List.of())).isEmpty();
        assertThat(of(other)).isEmpty();
        assertThat(of(acme)).hasSize(1);
    }

    @Test
    void theNewestComeFirst() {
        Reference first = outcomes.signedIn(Attempt.by(Method.PASSWORD).of(OLGA, acme));
        clock.advance(Duration.ofMinutes(1));
        Reference second = outcomes.signedIn(Attempt.by(Method.PASSWORD).of(OLGA, acme));

        assertThat(of(acme)).extracting(SignIn::reference).containsExactly(second, first);
    }

    @Test
    void tooManyAttemptsDoNotFillTheTable() {
        Reference reference =
                outcomes.refused(new Attempt(Method.SSO, acme, PROVIDER, null), new Refused(Refusal.THROTTLED));

        assertThat(signIns.byReference(reference, List.of(acme))).isEmpty();
    }

    @Test
    void theyAreKeptForNinetyDays() {
        Retention retention = new Retention(signIns, clock);
        outcomes.signedIn(Attempt.by(Method.PASSWORD).of(OLGA, acme));

        clock.advance(Duration.ofDays(90));
        retention.removeOld();
        assertThat(of(acme)).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        retention.removeOld();

        assertThat(of(acme)).isEmpty();
    }

    @Test
    void whatOthersSentIsKeptShortAndOnOneLine() {
        Refused refused = new Refused(Refusal.WRONG_ISSUER, "a\nb", "x\"" + "y".repeat(500));

        assertThat(refused.expected()).isEqualTo("a?b");
        assertThat(refused.actual()).hasSize(300).startsWith("x?y").endsWith("…");
    }

    private List<SignIn> of(OrganizationId organization) {
        return signIns.search(organization, Search.everything()).items();
    }
}
