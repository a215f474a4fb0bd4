package io.rialto.server.provisioning;

import static io.rialto.server.fixture.Fixtures.aCustomer;
import static io.rialto.server.fixture.Fixtures.aService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.link.Links;
import io.rialto.server.page.References;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class LeavingTest {

    private final TheClock clock = new TheClock();
    private final ScimService server = ScimService.running();
    private final Node node;
    private final Customer jane =
            aCustomer().numbered("42").withEmail("jane@acme.test").build();

    LeavingTest(TestDatabase database) {
        node = new Node(database.emptied(), clock);
    }

    @AfterEach
    void end() {
        node.close();
        server.close();
    }

    @Test
    void whoIsDisabledIsSwitchedOffAndComesBack() {
        ExternalService learning = known();
        node.told(What.DISABLED, "42");
        node.work();
        boolean active = server.users().getFirst().at("/active").asBoolean();

        node.told(What.ENABLED, "42");
        node.work();

        assertThat(active).isFalse();
        assertThat(node.published).singleElement().isInstanceOfSatisfying(AccountLeft.class, left -> {
            assertThat(left.deleted()).isFalse();
            assertThat(left.task().kind()).isEqualTo(Kind.DISABLED);
        });
        assertThat(server.users().getFirst().at("/active").asBoolean()).isTrue();
        assertThat(node.desk.departures(Node.OWNER, node.hash("42")))
                .extracting(Task::service, Task::kind, Task::way, Task::state, Task::status)
                .containsExactly(
                        tuple(learning.slug(), Kind.ENABLED, Way.SCIM, State.CONFIRMED, 200),
                        tuple(learning.slug(), Kind.DISABLED, Way.SCIM, State.CONFIRMED, 200));
    }

    @Test
    void whoIsDeletedIsDealtWithByTheServicesPlan() {
        ExternalService learning = known();
        ExternalService shop = node.scim("careful", server, When.AFTER_LOGIN, Plan.NOTHING, null);
        node.entered(shop);

        node.told(What.DELETED, "42");
        node.work();

        assertThat(server.users()).isEmpty();
        assertThat(node.published)
                .singleElement()
                .isInstanceOfSatisfying(
                        AccountLeft.class, left -> assertThat(left.deleted()).isTrue());
        assertThat(node.receipts().stream().filter(task -> task.kind() == Kind.DELETED))
                .extracting(Task::service, Task::state, Task::reason)
                .containsExactlyInAnyOrder(
                        tuple(learning.slug(), State.CONFIRMED, null), tuple("careful", State.SKIPPED, "plan"));
    }

    @Test
    void whoIsErasedLeavesKeyedReceiptsAlone() {
        ExternalService learning = known();
        node.links
                .links()
                .knownFromLaunches(List.of(new Links.Known(
                        node.site.id(),
                        learning.id(),
                        node.hash("42"),
                        References.at(clock.instant()),
                        clock.instant())));

        node.told(What.ERASED, "42");
        node.work();

        assertThat(node.links.of(node.site.id(), "42")).isEmpty();

        assertThat(server.users()).isEmpty();
        assertThat(node.accounts.find(new Lane(learning.id(), node.hash("42")))).isEmpty();
        assertThat(node.receipts())
                .allMatch(task -> task.sealed() == null && task.customer().equals(node.hash("42")));
    }

    @Test
    void aServiceThatIsDownGetsItWhenItIsBackAndAlsoFromAnotherNode() {
        known();
        server.goDown();
        node.told(What.DELETED, "42");
        node.work();
        State meanwhile = node.receipts().getLast().state();
        clock.advance(Duration.ofDays(1));
        server.comeBack();

        try (Node restarted = new Node(node.database, clock).like(node)) {
            restarted.work();
        }

        assertThat(meanwhile).isEqualTo(State.WAITING);
        assertThat(server.users()).isEmpty();
        assertThat(node.receipts().getLast().state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void anAccountThatRialtoNeverSawIsNotCalledGone() {
        node.entered(node.scim("learning", server, When.NEVER));
        server.add("{\"userName\":\"jane@acme.test\",\"active\":true}");

        node.told(What.DELETED, "42");
        node.work();

        assertThat(node.receipts())
                .extracting(Task::state, Task::reason)
                .containsExactly(tuple(State.UNSUPPORTED, "unknown_account"));
        assertThat(server.users()).hasSize(1);
    }

    @Test
    void anAccountThatSomebodyElseUsesAsWellStays() {
        ExternalService learning = known();
        Account account =
                node.accounts.find(new Lane(learning.id(), node.hash("42"))).orElseThrow();
        node.accounts.save(new Account(
                new Lane(learning.id(), node.hash("43")),
                account.site(),
                account.account(),
                account.names(),
                true,
                "",
                account.toldAt()));

        node.told(What.DELETED, "42");
        node.work();
        boolean stayed = server.users().size() == 1;
        node.told(What.DELETED, "43");
        node.work();

        assertThat(stayed).isTrue();
        assertThat(server.users()).isEmpty();
        assertThat(node.receipts()).extracting(Task::reason).contains("shared_account");
    }

    @Test
    void aServiceWithoutAWayIsSaidToHaveNone() {
        node.entered(node.with(aService().of(node.site).called("old").build()));

        node.told(What.DISABLED, "42");

        assertThat(node.receipts())
                .extracting(Task::way, Task::state, Task::reason)
                .containsExactly(tuple(Way.NONE, State.UNSUPPORTED, "no_way"));
    }

    @Test
    void aServiceThatTheCustomerNeverEnteredHearsNothing() {
        node.scim("learning", server, When.AFTER_LOGIN);

        node.told(What.DELETED, "42");
        node.work();

        assertThat(node.receipts()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whoEndsAServiceIsRemovedThereAndNowhereElse() {
        ExternalService learning = known();
        ExternalService club = node.scim("club", server, When.AFTER_LOGIN);
        node.linked(learning, "42");
        node.linked(club, "42");

        boolean ended = node.links.endings().end(node.site.id(), "42", learning.id());
        boolean again = node.links.endings().end(node.site.id(), "42", learning.id());
        node.work();

        assertThat(ended).isTrue();
        assertThat(again).isFalse();
        assertThat(server.users()).isEmpty();
        assertThat(node.receipts().stream().filter(task -> task.kind() != Kind.KEEP))
                .extracting(Task::service, Task::kind, Task::way, Task::state)
                .containsExactly(tuple("learning", Kind.ENDED, Way.SCIM, State.CONFIRMED));
        assertThat(node.desk.departures(Node.OWNER, node.hash("42")))
                .extracting(Task::kind)
                .containsExactly(Kind.ENDED);
    }

    @Test
    void whoEndsAServiceThatSwitchesOffComesBackWithTheAccount() {
        ExternalService learning = node.scim("learning", server, When.AFTER_LOGIN, Plan.DELETE, Plan.DEACTIVATE, null);
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        node.linked(learning, "42");

        node.links.endings().end(node.site.id(), "42", learning.id());
        node.work();
        boolean active = server.users().getFirst().at("/active").asBoolean();
        node.links.endings().resume(node.site.id(), "42", learning.id());
        node.work();

        assertThat(active).isFalse();
        assertThat(server.users().getFirst().at("/active").asBoolean()).isTrue();
        assertThat(node.receipts()).extracting(Task::kind).containsExactly(Kind.KEEP, Kind.ENDED, Kind.ENABLED);
    }

    @Test
    void whoIsEnabledAgainHasNotTakenUpWhatTheyEnded() {
        ExternalService learning = node.scim("learning", server, When.AFTER_LOGIN, Plan.DELETE, Plan.DEACTIVATE, null);
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        node.linked(learning, "42");
        node.links.endings().end(node.site.id(), "42", learning.id());
        node.told(What.DISABLED, "42");
        node.work();

        node.told(What.ENABLED, "42");
        node.work();

        assertThat(server.users().getFirst().at("/active").asBoolean()).isFalse();
        assertThat(node.receipts()).extracting(Task::kind).doesNotContain(Kind.ENABLED);
    }

    @Test
    void whatCustomersReadIsWhatTheServiceIsTold() {
        assertThat(Parting.from(node.scim("a", server, When.AFTER_LOGIN))).isEqualTo(Parting.REMOVED);
        assertThat(Parting.from(node.scim("b", server, When.AFTER_LOGIN, Plan.DELETE, Plan.DEACTIVATE, null)))
                .isEqualTo(Parting.SWITCHED_OFF);
        assertThat(Parting.from(node.scim("c", server, When.AFTER_LOGIN, Plan.DELETE, Plan.NOTHING, null)))
                .isEqualTo(Parting.UNTOLD);
        assertThat(Parting.from(aService().of(node.site).build())).isEqualTo(Parting.UNTOLD);
    }

    @Test
    void whatIsNotCommittedIsNotDone() {
        known();
        int before = node.receipts().size();

        node.database.transactions().executeWithoutResult(transaction -> {
            node.told(What.DELETED, "42");
            transaction.setRollbackOnly();
        });
        node.work();

        assertThat(node.receipts()).hasSize(before);
        assertThat(server.users()).hasSize(1);
    }

    private ExternalService known() {
        ExternalService learning = node.scim("learning", server, When.AFTER_LOGIN);
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        node.entered(learning);
        return learning;
    }
}
