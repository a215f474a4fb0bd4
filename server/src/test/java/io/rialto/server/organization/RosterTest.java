package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Version;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Roster.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RosterTest {

    private final People people;
    private final Roster roster;
    private final Organization acme;
    private final Membership olga;
    private final Who byOlga;

    RosterTest(TestDatabase database) {
        people = new People(database);
        roster = people.roster;
        acme = people.organization("acme");
        olga = people.member(acme, "olga", Role.OWNER);
        byOlga = Who.user(olga.user().value());
    }

    @Test
    void somebodyNewIsPendingUntilTheFirstSignIn() {
        User adam = people.user("adam");

        Outcome outcome = roster.invite(acme.id(), adam.id(), Role.ADMIN, byOlga);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(of(adam).pending()).isTrue();
        people.memberships.accept(of(adam).id());
        assertThat(of(adam).pending()).isFalse();
        assertThat(of(adam).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void whoHasSignedInElsewhereIsAMemberAtOnce() {
        Membership elsewhere = people.member(people.organization("other"), "adam", Role.OWNER);

        roster.invite(acme.id(), elsewhere.user(), Role.SUPPORT, byOlga);

        assertThat(people.memberships
                        .of(elsewhere.user(), acme.id())
                        .orElseThrow()
                        .pending())
                .isFalse();
    }

    @Test
    void nobodyIsAMemberTwice() {
        assertThat(roster.invite(acme.id(), olga.user(), Role.AUDITOR, byOlga)).isEqualTo(new Outcome.Already(olga));
    }

    @Test
    void theLastOwnerStays() {
        roster.invite(acme.id(), people.user("pia").id(), Role.OWNER, byOlga);

        assertThat(roster.changeRole(acme.id(), olga.id(), Role.ADMIN, byOlga)).isEqualTo(new Outcome.LastOwner());
        assertThat(roster.end(acme.id(), olga.id(), byOlga)).isEqualTo(new Outcome.LastOwner());
        assertThat(people.memberships.byId(acme.id(), olga.id())).contains(olga);
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
        Membership adam = people.member(acme, "adam", Role.OWNER);
        List<Callable<Outcome>> leaving =
                List.of(() -> roster.end(acme.id(), olga.id(), byOlga), () -> roster.end(acme.id(), adam.id(), byOlga));

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Outcome> outcome : threads.invokeAll(leaving)) {
                outcome.get();
            }
        }

        assertThat(people.memberships.of(acme.id())).hasSize(1);
    }

    @Test
    void whoseMembershipEndedStaysOutUntilInvitedAgain() {
        Membership adam = people.member(acme, "adam", Role.ADMIN);

        roster.end(acme.id(), adam.id(), byOlga);

        assertThat(people.memberships.byId(acme.id(), adam.id())).isEmpty();
        assertThat(people.memberships.of(adam.user())).isEmpty();
        assertThat(people.memberships
                        .join(acme.id(), adam.user(), Role.AUDITOR, false)
                        .active())
                .isFalse();
        assertThat(roster.end(acme.id(), adam.id(), byOlga)).isEqualTo(new Outcome.Gone());
        roster.invite(acme.id(), adam.user(), Role.SUPPORT, byOlga);
        assertThat(people.memberships.byId(acme.id(), adam.id()).orElseThrow().role())
                .isEqualTo(Role.SUPPORT);
    }

    @Test
    void ownershipPassesToAMemberAndTheFormerOwnerAdministers() {
        Membership adam = people.member(acme, "adam", Role.AUDITOR);

        Outcome outcome = roster.transfer(acme.id(), olga.user(), adam.user(), byOlga);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(people.memberships.byId(acme.id(), adam.id()).orElseThrow().role())
                .isEqualTo(Role.OWNER);
        assertThat(people.memberships.byId(acme.id(), olga.id()).orElseThrow().role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void ownershipPassesNeitherToAStrangerNorToWhoNeverSignedInNorFromWhoHasNone() {
        User stranger = people.user("stranger");
        User invited = people.user("invited");
        roster.invite(acme.id(), invited.id(), Role.ADMIN, byOlga);
        Membership adam = people.member(acme, "adam", Role.ADMIN);

        assertThat(roster.transfer(acme.id(), olga.user(), stranger.id(), byOlga))
                .isEqualTo(new Outcome.Gone());
        assertThat(roster.transfer(acme.id(), olga.user(), invited.id(), byOlga))
                .isEqualTo(new Outcome.Gone());
        assertThat(roster.transfer(acme.id(), adam.user(), olga.user(), byOlga)).isEqualTo(new Outcome.Gone());
        assertThat(people.memberships.byId(acme.id(), olga.id())).contains(olga);
    }

    @Test
    void anotherOrganizationsMembershipIsOutOfReach() {
        Organization other = people.organization("other");

        assertThat(roster.end(other.id(), olga.id(), byOlga)).isEqualTo(new Outcome.Gone());
        assertThat(roster.changeRole(other.id(), olga.id(), Role.AUDITOR, byOlga))
                .isEqualTo(new Outcome.Gone());
        assertThat(people.memberships.byId(other.id(), olga.id())).isEmpty();
    }

    @Test
    void everyChangeIsRemembered() {
        Membership adam = people.member(acme, "adam", Role.ADMIN);

        roster.changeRole(acme.id(), adam.id(), Role.SUPPORT, byOlga);
        roster.annotate(acme.id(), adam.id(), new Notes("HR-7", null, "{}"), byOlga);
        roster.end(acme.id(), adam.id(), byOlga);

        assertThat(people.changes.of(Memberships.subject(adam)))
                .extracting(Version::changes)
                .containsExactlyInAnyOrder(
                        "{\"role\":[\"support\",null]}",
                        "{\"reference\":[null,\"HR-7\"]}",
                        "{\"role\":[\"admin\",\"support\"]}",
                        "{\"user\":[null,\"" + adam.user().value() + "\"],\"role\":[null,\"admin\"]}");
    }

    @Test
    void theFileNamesItsMembersAndLeavesOthersAlone() {
        User fred = people.user("fred");

        assertThat(people.fileRoster.name(acme.id(), fred.id(), Role.ADMIN)).isTrue();
        assertThat(people.fileRoster.name(acme.id(), fred.id(), Role.ADMIN)).isFalse();
        assertThat(people.fileRoster.name(acme.id(), fred.id(), Role.OWNER)).isTrue();
        assertThat(of(fred).role()).isEqualTo(Role.OWNER);
        assertThat(people.fileRoster.endAllBut(acme.id(), Set.of(fred.id()))).isZero();

        assertThat(people.fileRoster.endAllBut(acme.id(), Set.of())).isEqualTo(1);
        assertThat(of(fred).active()).isFalse();
        assertThat(people.memberships.of(acme.id())).containsExactly(olga);

        assertThat(people.fileRoster.name(acme.id(), fred.id(), Role.SUPPORT)).isTrue();
        assertThat(of(fred).active()).isTrue();
        assertThat(of(fred).role()).isEqualTo(Role.SUPPORT);
    }

    private Membership of(User user) {
        return people.memberships.of(user.id(), acme.id()).orElseThrow();
    }
}
