package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Who;
import io.rialto.server.configuration.Configuration.CredentialPart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.configuration.Configuration.UserPart;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Passwords.Verdict;
import io.rialto.server.organization.People;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StaffApplicationTest {

    private static final EmailAddress OLGA = new EmailAddress("olga@acme.test");
    private static final EmailAddress ADAM = new EmailAddress("adam@acme.test");
    private static final UserPart OWNER = new UserPart(OLGA, "Olga", "Owner", Role.OWNER, "first password");
    private static final CredentialPart CI = new CredentialPart(
            new Place("organizations[0].api_credentials[0].client_id", 7), "CI", "ci", "hunter2", OLGA);
    private static final StaffPart STAFF = new StaffPart(List.of(OWNER), List.of(CI));

    private final People people;
    private final StaffApplication application;
    private final Organization acme;

    StaffApplicationTest(TestDatabase database) {
        people = new People(database);
        application = new StaffApplication(people.users, people.fileRoster, people.passwords, people.fileCredentials);
        acme = people.organization("acme");
    }

    @Test
    void whoeverIsNamedGetsInAndNothingHappensTwice() {
        assertThat(apply(STAFF)).isEqualTo(new Applied(0, 2, 0));
        assertThat(apply(STAFF)).isEqualTo(Applied.NOTHING);

        User olga = people.users.byEmail(OLGA).orElseThrow();
        assertThat(people.passwords.verify(OLGA, "first password")).isEqualTo(new Verdict.Right(olga));
        assertThat(people.memberships.of(olga.id(), acme.id()).orElseThrow().role())
                .isEqualTo(Role.OWNER);
        assertThat(people.credentials
                        .authenticate("ci", "hunter2")
                        .orElseThrow()
                        .user())
                .isEqualTo(olga.id());
    }

    @Test
    void namesRoleAndSecretFollowTheFile() {
        apply(STAFF);

        apply(new StaffPart(
                List.of(
                        new UserPart(OLGA, "Olga", "Other", Role.ADMIN, "second password"),
                        new UserPart(ADAM, "", "", Role.OWNER, null)),
                List.of(new CredentialPart(CI.place(), "CI", "ci", "hunter3", ADAM))));

        User olga = people.users.byEmail(OLGA).orElseThrow();
        User adam = people.users.byEmail(ADAM).orElseThrow();
        assertThat(olga.lastName()).isEqualTo("Other");
        assertThat(people.memberships.of(olga.id(), acme.id()).orElseThrow().role())
                .isEqualTo(Role.ADMIN);
        assertThat(people.passwords.verify(OLGA, "second password")).isEqualTo(new Verdict.Right(olga));
        assertThat(people.credentials.authenticate("ci", "hunter2")).isEmpty();
        assertThat(people.credentials
                        .authenticate("ci", "hunter3")
                        .orElseThrow()
                        .user())
                .isEqualTo(adam.id());
    }

    @Test
    void whatIsGoneFromTheFileIsOverAndWhatTheApiMadeStays() {
        Membership pia = people.member(acme, "pia", Role.ADMIN);
        var made = people.credentials.create(
                acme.id(),
                pia.user(),
                "hers",
                ApiCredential.USUAL_LIFE,
                Notes.NONE,
                Who.user(pia.user().value()));
        apply(STAFF);

        assertThat(apply(StaffPart.NOBODY)).isEqualTo(new Applied(0, 0, 2));

        assertThat(people.memberships.of(acme.id())).containsExactly(pia);
        assertThat(people.credentials.authenticate("ci", "hunter2")).isEmpty();
        assertThat(people.credentials.authenticate(made.credential().clientId(), made.secret()))
                .isPresent();
        assertThat(apply(StaffPart.NOBODY)).isEqualTo(Applied.NOTHING);
        apply(STAFF);
        assertThat(people.credentials.authenticate("ci", "hunter2")).isPresent();
    }

    @Test
    void whatAPersonChangedThemselvesSurvivesTheFileAsItIs() {
        apply(STAFF);
        User olga = people.users.byEmail(OLGA).orElseThrow();
        people.passwords.set(olga, "four lamps on a quay");

        assertThat(apply(STAFF)).isEqualTo(Applied.NOTHING);

        assertThat(people.passwords.verify(OLGA, "four lamps on a quay")).isEqualTo(new Verdict.Right(olga));
    }

    @Test
    void aPasswordThatIsGoneFromTheFileIsGone() {
        apply(STAFF);

        apply(new StaffPart(List.of(new UserPart(OLGA, "Olga", "Owner", Role.OWNER, null)), List.of(CI)));

        assertThat(people.passwords.exists(
                        people.users.byEmail(OLGA).orElseThrow().id()))
                .isFalse();
    }

    @Test
    void aClientIdOfSomebodyElseIsAProblemWithItsPlace() {
        apply(STAFF);
        Organization other = people.organization("other");

        assertThat(application.problems(acme.id(), STAFF)).isEmpty();
        assertThat(application.problems(other.id(), STAFF))
                .singleElement()
                .asString()
                .startsWith("organizations[0].api_credentials[0].client_id: belongs to a credential");
    }

    private Applied apply(StaffPart staff) {
        return application.apply(acme.id(), staff, Applied.NOTHING);
    }
}
