package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Version;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.ApiCredentials.Made;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Rotation.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ApiCredentialsTest {

    private final People people;
    private final ApiCredentials credentials;
    private final Organization acme;
    private final Membership olga;
    private final Made made;

    ApiCredentialsTest(TestDatabase database) {
        people = new People(database);
        credentials = people.credentials;
        acme = people.organization("acme");
        olga = people.member(acme, "olga", Role.OWNER);
        made = credentials.create(
                acme.id(),
                olga.user(),
                "ci",
                ApiCredential.USUAL_LIFE,
                Notes.NONE,
                Who.user(olga.user().value()));
    }

    @Test
    void onlyThePairProvesIt() {
        String clientId = made.credential().clientId();

        assertThat(credentials.authenticate(clientId, made.secret())).contains(made.credential());
        assertThat(credentials.authenticate(clientId, made.secret() + "x")).isEmpty();
        assertThat(credentials.authenticate(clientId, "")).isEmpty();
        assertThat(credentials.authenticate("unknown", made.secret())).isEmpty();
        assertThat(credentials.authenticate("unknown", "")).isEmpty();
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        String row = people.jdbc
                .sql("select * from api_credential")
                .query()
                .singleRow()
                .toString();

        assertThat(row).contains(made.credential().clientId()).doesNotContain(made.secret());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(versions()).noneMatch(version -> version.changes().contains(made.secret()));
        assertThat(made.secret()).hasSize(43);
    }

    @Test
    void theCallerIsTheUserWithTodaysRole() {
        assertThat(caller()).contains(new Caller(olga.user(), acme.id(), Plan.ENTERPRISE, Role.OWNER));
        people.member(acme, "adam", Role.OWNER);
        people.roster.changeRole(acme.id(), olga.id(), Role.SUPPORT, Who.SYSTEM);

        assertThat(caller()).contains(new Caller(olga.user(), acme.id(), Plan.ENTERPRISE, Role.SUPPORT));
    }

    @Test
    void whoIsNoMemberAnyMoreCallsNothing() {
        people.member(acme, "adam", Role.OWNER);

        people.roster.end(acme.id(), olga.id(), Who.SYSTEM);

        assertThat(caller()).isEmpty();
    }

    @Test
    void deletedIsGone() {
        Organization other = people.organization("other");

        assertThat(credentials.delete(other.id(), made.credential().id(), Who.SYSTEM))
                .isFalse();
        assertThat(credentials.delete(acme.id(), made.credential().id(), Who.SYSTEM))
                .isTrue();
        assertThat(credentials.delete(acme.id(), made.credential().id(), Who.SYSTEM))
                .isFalse();

        assertThat(caller()).isEmpty();
        assertThat(credentials.authenticate(made.credential().clientId(), made.secret()))
                .isEmpty();
    }

    @Test
    void twoSecretsAreGoodUntilTheOldOneEndsAndItsUseIsSeen() {
        String clientId = made.credential().clientId();
        Instant first = people.clock.instant();
        people.clock.advance(Duration.ofMinutes(1));

        Made other = rotated(Overlap.DAY);

        assertThat(other.secret()).isNotEqualTo(made.secret());
        assertThat(rotation().oldUsedAt()).isNull();
        assertThat(credentials.authenticate(clientId, other.secret())).isPresent();
        assertThat(rotation().oldUsedAt()).isNull();
        assertThat(credentials.authenticate(clientId, made.secret())).isPresent();
        assertThat(rotation().oldUsedAt()).isEqualTo(people.clock.instant());
        assertThat(credentials.callerOf(made.credential().id(), first)).isPresent();

        people.clock.advance(Duration.ofDays(1));

        assertThat(credentials.authenticate(clientId, made.secret())).isEmpty();
        assertThat(credentials.authenticate(clientId, other.secret())).isPresent();
        assertThat(credentials.callerOf(made.credential().id(), first)).isEmpty();
        assertThat(caller()).isPresent();
        assertThat(versions()).noneMatch(version -> version.changes().contains(other.secret()));
    }

    @Test
    void aSecretThatSomebodyHasSeenEndsAtOnceWithItsTokens() {
        Instant before = people.clock.instant();
        people.clock.advance(Duration.ofSeconds(1));

        Made other = rotated(Overlap.NONE);

        assertThat(credentials.authenticate(made.credential().clientId(), made.secret()))
                .isEmpty();
        assertThat(credentials.authenticate(made.credential().clientId(), other.secret()))
                .isPresent();
        assertThat(credentials.callerOf(made.credential().id(), before)).isEmpty();
    }

    @Test
    void theOldSecretIsEndedEarlyAndAThirdEndsTheFirst() {
        String clientId = made.credential().clientId();
        Made second = rotated(Overlap.WEEK);
        Made third = rotated(Overlap.WEEK);

        assertThat(credentials.authenticate(clientId, made.secret())).isEmpty();
        assertThat(credentials.authenticate(clientId, second.secret())).isPresent();
        credentials.endOld(credentials.byId(acme.id(), made.credential().id()).orElseThrow(), Who.SYSTEM);

        assertThat(credentials.authenticate(clientId, second.secret())).isEmpty();
        assertThat(credentials.authenticate(clientId, third.secret())).isPresent();
    }

    private Made rotated(Overlap overlap) {
        return credentials
                .rotate(acme.id(), made.credential().id(), overlap, Who.SYSTEM)
                .orElseThrow();
    }

    private Rotation rotation() {
        return credentials.byId(acme.id(), made.credential().id()).orElseThrow().rotation();
    }

    @Test
    void theFilesCredentialIsAppliedOnceAndDisabledWhenGone() {
        assertThat(name("hunter2")).isTrue();
        assertThat(name("hunter2")).isFalse();
        ApiCredential ci = credentials.authenticate("ci", "hunter2").orElseThrow();

        assertThat(people.fileCredentials.disableAllBut(acme.id(), Set.of("ci")))
                .isZero();
        assertThat(people.fileCredentials.disableAllBut(acme.id(), Set.of())).isEqualTo(1);
        assertThat(people.fileCredentials.disableAllBut(acme.id(), Set.of())).isZero();

        assertThat(credentials.authenticate("ci", "hunter2")).isEmpty();
        assertThat(credentials.callerOf(ci.id(), people.clock.instant())).isEmpty();
        assertThat(credentials.authenticate(made.credential().clientId(), made.secret()))
                .isPresent();
        assertThat(name("hunter2")).isTrue();
        assertThat(credentials.authenticate("ci", "hunter2").orElseThrow().id()).isEqualTo(ci.id());
    }

    @Test
    void aNewSecretInTheFileEndsWhatWasProvenByTheOld() {
        name("hunter2");
        ApiCredential ci = credentials.authenticate("ci", "hunter2").orElseThrow();
        var before = people.clock.instant();
        people.clock.advance(Duration.ofMinutes(1));

        assertThat(name("hunter3")).isTrue();

        assertThat(credentials.authenticate("ci", "hunter2")).isEmpty();
        assertThat(credentials.callerOf(ci.id(), before)).isEmpty();
        assertThat(credentials.callerOf(ci.id(), people.clock.instant())).isPresent();
    }

    @Test
    void aClientIdOfTheApiOrOfAnotherOrganizationIsTaken() {
        name("hunter2");
        Organization other = people.organization("other");

        assertThat(people.fileCredentials.taken(acme.id(), "ci")).isFalse();
        assertThat(people.fileCredentials.taken(other.id(), "ci")).isTrue();
        assertThat(people.fileCredentials.taken(acme.id(), made.credential().clientId()))
                .isTrue();
    }

    private boolean name(String secret) {
        return people.fileCredentials.name(acme.id(), olga.user(), "CI", "ci", secret);
    }

    private java.util.Optional<Caller> caller() {
        return credentials.callerOf(made.credential().id(), people.clock.instant());
    }

    private java.util.List<Version> versions() {
        return people.changes.of(new Subject(
                acme.id().value(), "api_credentials", made.credential().id().value()));
    }
}
