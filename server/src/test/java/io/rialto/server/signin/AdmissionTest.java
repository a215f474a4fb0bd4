package io.rialto.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.openid.Identity;
import io.rialto.server.signin.openid.Result;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class AdmissionTest {

    private final JdbcClient jdbc;
    private final Users users;
    private final Memberships memberships;
    private final Admission admission;
    private final Organization acme;
    private final Organization other;
    private final IdentityProvider provider;

    AdmissionTest(TestDatabase database) {
        TheClock clock = new TheClock();
        Ids ids = new Ids(new SecureRandom());
        jdbc = database.emptied().jdbc();
        users = new Users(jdbc, ids, clock);
        memberships = new Memberships(jdbc, ids, clock, new Changes(jdbc, ids, clock));
        Organizations organizations = new Organizations(jdbc, ids);
        organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.SUPPORT);
        organizations.save("other", "Other", Plan.ENTERPRISE, Role.AUDITOR);
        acme = organizations.bySlug("acme").orElseThrow();
        other = organizations.bySlug("other").orElseThrow();
        provider = Providers.of(acme, "Acme SSO", Status.VERIFIED, "acme.test", "acme.example");
        admission = new Admission(new ProviderSubjects(jdbc, clock), users, memberships, organizations);
    }

    @Test
    void aFirstSignInMakesTheMemberWithTheDefaultRole() {
        UserId jane = good(jane("1", "jane@acme.test"));

        assertThat(users.byId(jane)).map(User::firstName).contains("Jane");
        assertThat(memberships.of(jane)).singleElement().satisfies(made -> {
            assertThat(made.organization()).isEqualTo(acme.id());
            assertThat(made.role()).isEqualTo(Role.SUPPORT);
            assertThat(made.pending()).isFalse();
        });
    }

    @Test
    void whatASignInWouldComeToIsForeseenAndChangesNothing() {
        User known = users.byEmailOrMade(new EmailAddress("joe@acme.test"), "Joe", "Roe");
        memberships.join(acme.id(), known.id(), Role.ADMIN, false);

        assertThat(admission.foresee(jane("1", "jane@acme.test"), provider))
                .isEqualTo(Result.good(new Foreseen(null, Role.SUPPORT)));
        assertThat(admission.foresee(jane("2", "joe@acme.test"), provider))
                .isEqualTo(Result.good(new Foreseen(known.id(), Role.ADMIN)));
        assertThat(users.byEmail(new EmailAddress("jane@acme.test"))).isEmpty();

        assertThat(good(jane("2", "joe@acme.test"))).isEqualTo(known.id());
        assertThat(admission.foresee(jane("3", "joe@acme.test"), provider))
                .isEqualTo(Result.bad(Refusal.OTHER_ACCOUNT));
    }

    @Test
    void aMemberIsFoundByAddressFirstAndBySubjectFromThenOn() {
        User known = users.byEmailOrMade(new EmailAddress("Jane@acme.test"), "Janet", "Roe");
        memberships.join(acme.id(), known.id(), Role.ADMIN, false);

        assertThat(good(jane("1", "jane@ACME.test"))).isEqualTo(known.id());
        assertThat(good(jane("1", "j.doe@acme.test"))).isEqualTo(known.id());

        assertThat(memberships.of(known.id())).extracting(Membership::role).containsExactly(Role.ADMIN);
        assertThat(users.byId(known.id())).map(User::firstName).contains("Janet");
        assertThat(users.byId(known.id()).map(user -> user.email().value())).contains("j.doe@acme.test");
    }

    @Test
    void anAddressThatSomebodyElseHasIsNotTakenFromThem() {
        UserId jane = good(jane("1", "jane@acme.test"));
        UserId boss = good(jane("2", "boss@acme.test"));

        assertThat(good(jane("1", "boss@acme.test"))).isEqualTo(jane);

        assertThat(users.byId(boss).map(user -> user.email().value())).contains("boss@acme.test");
        assertThat(users.byId(jane).map(user -> user.email().value())).contains("jane@acme.test");
    }

    @Test
    void anAddressThatIsNotTheProvidersToChangeStays() {
        User guest = users.byEmailOrMade(new EmailAddress("jane@elsewhere.test"), "Jane", "Doe");
        memberships.join(acme.id(), guest.id(), Role.AUDITOR, false);
        new ProviderSubjects(jdbc, new TheClock()).link(provider.id(), "1", guest.id());

        assertThat(good(jane("1", "jane@acme.test"))).isEqualTo(guest.id());

        assertThat(users.byId(guest.id()).map(user -> user.email().value())).contains("jane@elsewhere.test");
    }

    @Test
    void anotherSubjectWithTheSameAddressIsRefused() {
        good(jane("1", "jane@acme.test"));

        assertThat(reason(jane("2", "jane@acme.test"))).isEqualTo(Refusal.OTHER_ACCOUNT);
    }

    @Test
    void whoeverWasRemovedStaysOut() {
        User known = users.byEmailOrMade(new EmailAddress("jane@acme.test"), "Jane", "Doe");
        memberships.join(acme.id(), known.id(), Role.ADMIN, false);
        jdbc.sql("update membership set disabled_at = current_timestamp").update();
        assertThat(reason(jane("1", "jane@acme.test"))).isEqualTo(Refusal.MEMBER_ENDED);

        UserId fresh = good(jane("3", "new@acme.test"));
        jdbc.sql("delete from membership where user_id = :user")
                .param("user", fresh.value())
                .update();

        assertThat(reason(jane("3", "new@acme.test"))).isEqualTo(Refusal.MEMBER_ENDED);
    }

    @Test
    void aMemberOfAnotherOrganizationIsTheSamePersonWithOneMoreMembership() {
        User known = users.byEmailOrMade(new EmailAddress("jane@acme.test"), "Jane", "Doe");
        memberships.join(other.id(), known.id(), Role.OWNER, false);

        assertThat(good(jane("1", "jane@acme.test"))).isEqualTo(known.id());

        assertThat(memberships.of(known.id(), acme.id())).map(Membership::role).contains(Role.SUPPORT);
        assertThat(memberships.of(known.id(), other.id())).map(Membership::role).contains(Role.OWNER);
    }

    @Test
    void whatADeletedProviderCalledPeopleIsForgottenAndTheOthersStay() {
        good(jane("1", "jane@acme.test"));
        ProviderSubjects subjects = new ProviderSubjects(jdbc, new TheClock());

        new SubjectRetention(subjects, Providers.known(provider)).forgetTheDeleted();
        assertThat(subjects.user(provider.id(), "1")).isPresent();
        new SubjectRetention(subjects, Providers.known()).forgetTheDeleted();

        assertThat(subjects.user(provider.id(), "1")).isEmpty();
        assertThat(subjects.providers()).isEmpty();
    }

    private UserId good(Identity identity) {
        return switch (admission.admit(identity, provider)) {
            case Result.Good<UserId>(var user) -> user;
            case Result.Bad<UserId>(var refused) -> throw new AssertionError(refused.toString());
        };
    }

    private Refusal reason(Identity identity) {
        return switch (admission.admit(identity, provider)) {
            case Result.Good<UserId> good -> throw new AssertionError("admitted");
            case Result.Bad<UserId>(var refused) -> refused.reason();
        };
    }

    private static Identity jane(String subject, String email) {
        return new Identity(subject, new EmailAddress(email), "Jane", "Doe");
    }
}
