package io.rialto.server.provisioning;

import static io.rialto.server.fixture.Fixtures.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rialto.server.audit.Who;
import io.rialto.server.customer.Customer;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.TheClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class KeepingTest {

    private final TheClock clock = new TheClock();
    private final ScimService server = ScimService.running();
    private final Node node;
    private final ExternalService learning;
    private final ExternalService club;
    private final Customer jane =
            aCustomer().numbered("42").withEmail("jane@acme.test").build();

    KeepingTest(TestDatabase database) {
        node = new Node(database.emptied(), clock);
        learning = node.scim("learning", server, When.AFTER_LOGIN);
        club = node.scim("club", server, When.BEFORE_LOGIN, Plan.DELETE, "customer.segments");
    }

    @AfterEach
    void end() {
        node.close();
        server.close();
    }

    @Test
    void whoEnteredGetsAnAccountUnderTheNameThatTheLoginTold() {
        node.entrants.after(node.entrant(learning, jane));
        node.work();

        assertThat(server.users()).singleElement().satisfies(user -> {
            assertThat(user.at("/externalId").asString()).isEqualTo(node.subject(learning, "42"));
            assertThat(user.at("/userName").asString()).isEqualTo("jane@acme.test");
        });
        assertThat(node.receipts()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(State.CONFIRMED);
            assertThat(task.status()).isEqualTo(201);
            assertThat(task.sealed()).isNull();
        });
    }

    @Test
    void nothingIsSentToAServiceBeforeTheFirstLogin() {
        node.work();

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatTheServiceKnowsIsNotToldAgainWithinADay() {
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        server.requests().clear();

        node.entrants.after(node.entrant(learning, jane));
        node.work();
        int sameDay = server.requests().size();
        clock.advance(Duration.ofHours(25));
        node.entrants.after(node.entrant(learning, jane));
        node.work();

        assertThat(sameDay).isZero();
        assertThat(server.requests()).isNotEmpty();
        assertThat(node.receipts()).hasSize(2);
    }

    @Test
    void anotherAddressKeepsTheAccount() {
        node.entrants.after(node.entrant(learning, jane));
        node.work();

        node.entrants.after(node.entrant(
                learning, aCustomer().numbered("42").withEmail("jane@new.test").build()));
        node.work();

        assertThat(server.users())
                .singleElement()
                .satisfies(user -> assertThat(user.at("/userName").asString()).isEqualTo("jane@new.test"));
    }

    @Test
    void onlyTheLatestOfWhatWaitsIsTold() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        node.entrants.after(node.entrant(
                learning, aCustomer().numbered("42").withEmail("jane@new.test").build()));
        server.comeBack();
        clock.advance(Duration.ofMinutes(1));
        node.work();

        assertThat(node.receipts()).extracting(Task::state).containsExactly(State.SUPERSEDED, State.CONFIRMED);
        assertThat(node.receipts()).allMatch(task -> task.sealed() == null);
        assertThat(server.bodies()).noneMatch(body -> body.contains("jane@acme.test"));
    }

    @Test
    void aServiceThatIsDownIsAskedEverMoreSeldom() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        clock.advance(Duration.ofSeconds(5));
        node.work();
        node.work();
        int twice = node.receipts().getFirst().attempts();
        server.comeBack();
        clock.advance(Duration.ofSeconds(10));
        node.work();

        assertThat(twice).isEqualTo(2);
        assertThat(node.receipts())
                .singleElement()
                .satisfies(task -> assertThat(task.state()).isEqualTo(State.CONFIRMED));
        assertThat(server.users()).hasSize(1);
    }

    @Test
    void aServiceThatAsksForTimeGetsItForAllItsCustomers() {
        server.nextAnswers("POST /scim/Users", 429, "", "Retry-After: 120");
        node.entrants.after(node.entrant(learning, jane));
        node.entrants.after(node.entrant(
                learning, aCustomer().numbered("43").withEmail("joe@acme.test").build()));
        node.work();
        int asked = server.requests().size();
        clock.advance(Duration.ofSeconds(119));
        node.work();
        int still = server.requests().size();
        clock.advance(Duration.ofSeconds(2));
        node.work();

        assertThat(still).isEqualTo(asked);
        assertThat(server.users()).hasSize(2);
        assertThat(node.receipts()).extracting(Task::state).containsOnly(State.CONFIRMED);
        assertThat(node.receipts().getLast().attempts()).isEqualTo(1);
    }

    @Test
    void whatTheServiceRefusesWaitsForSomebodyToLookAndIsTriedAgainThen() {
        String other = server.add("{\"userName\":\"jane@acme.test\",\"externalId\":\"other\"}");
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        Task failed = node.receipts().getFirst();
        server.change(other, user -> user.put("userName", "somebody@acme.test"));

        node.database.transactions().executeWithoutResult(status -> node.desk.retry(failed, Who.SYSTEM));
        node.work();

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.reason()).isEqualTo("taken");
        assertThat(failed.status()).isEqualTo(409);
        assertThat(node.receipts().getFirst().state()).isEqualTo(State.CONFIRMED);
        assertThat(server.users()).hasSize(2);
    }

    @Test
    void whatWasTriedOftenEnoughFails() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        for (int count = 0; count < 40; count++) {
            node.work();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(node.receipts())
                .extracting(Task::state, Task::attempts, Task::reason)
                .containsExactly(tuple(State.FAILED, 30, "unreachable"));
    }

    @Test
    void nobodysDataRestsInTheClear() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        String waiting = everything();
        server.comeBack();
        clock.advance(Duration.ofMinutes(1));
        node.work();

        assertThat(waiting).doesNotContain("jane", "acme.test", "\"42\"", node.subject(learning, "42"));
        assertThat(everything()).doesNotContain("jane", "acme.test", node.subject(learning, "42"));
    }

    @Test
    void groupsAreMadeJoinedAndLeftButNeverThoseThatSomebodyElseGave() {
        node.jobs.start();
        join("gold", "silver");
        String id = server.users().getFirst().get("id").asString();
        server.addGroup("{\"displayName\":\"moderators\",\"members\":[{\"value\":\"%s\"}]}".formatted(id));

        join("silver");

        assertThat(server.groups())
                .extracting(
                        group -> group.at("/displayName").asString(),
                        group -> group.at("/members").size())
                .containsExactlyInAnyOrder(tuple("gold", 0), tuple("silver", 1), tuple("moderators", 1));
    }

    private void join(String... segments) {
        node.entrants.before(node.entrant(
                club,
                aCustomer()
                        .numbered("42")
                        .withEmail("jane@acme.test")
                        .inSegments(segments)
                        .build()));
    }

    @Test
    void aLoginWaitsForTheAccountWhereTheServiceWantsIt() {
        node.jobs.start();

        Readiness readiness = node.entrants.before(node.entrant(club, jane));

        assertThat(readiness).isEqualTo(new Readiness.Ready());
        assertThat(server.users()).hasSize(1);
    }

    @Test
    void aLoginDoesNotWaitForAServiceThatIsDown() {
        node.jobs.start();
        server.goDown();

        Readiness readiness = node.entrants.before(node.entrant(club, jane));

        assertThat(readiness).isEqualTo(new Readiness.Unavailable("unreachable"));
        assertThat(node.receipts().getFirst().state()).isEqualTo(State.WAITING);
    }

    @Test
    void aLoginIsRefusedWhereTheServiceSaysNo() {
        node.jobs.start();
        server.add("{\"userName\":\"jane@acme.test\",\"externalId\":\"other\"}");

        Readiness readiness = node.entrants.before(node.entrant(club, jane));

        assertThat(readiness).isEqualTo(new Readiness.Refused("taken"));
    }

    @Test
    void tenFirstLoginsAtOnceMakeOneAccount() {
        node.jobs.start();

        List<CompletableFuture<Readiness>> logins = IntStream.range(0, 10)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> node.entrants.before(node.entrant(club, jane))))
                .toList();

        assertThat(logins).extracting(CompletableFuture::join).containsOnly(new Readiness.Ready());
        assertThat(server.users()).hasSize(1);
        assertThat(server.requests())
                .filteredOn(request -> request.equals("POST /scim/Users"))
                .hasSize(1);
    }

    @Test
    void theJobsOfTwoNodesShareTheWorkAndSurviveTheEndOfOne() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        try (Node other = new Node(node.database, clock).like(node)) {
            server.comeBack();
            other.jobs.start();
            other.entrants.after(node.entrant(
                    learning,
                    aCustomer().numbered("43").withEmail("joe@acme.test").build()));
            awaitUsers(2);
        }

        assertThat(node.receipts()).extracting(Task::state).containsOnly(State.CONFIRMED);
    }

    @Test
    void whoLeftIsNotMadeAgainByWhatStillWaited() {
        server.goDown();
        node.entrants.after(node.entrant(learning, jane));
        node.work();
        node.entered(learning);
        node.told(What.DELETED, "42");
        server.comeBack();
        clock.advance(Duration.ofMinutes(1));
        node.work();

        assertThat(server.users()).isEmpty();
        assertThat(node.receipts()).extracting(Task::kind, Task::state).contains(tuple(Kind.KEEP, State.SUPERSEDED));
    }

    private void awaitUsers(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while ((server.users().size() < count
                        || node.receipts().stream().anyMatch(task -> task.state() == State.WAITING))
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private String everything() {
        return Stream.of("provisioning_task", "provisioned_account", "provisioning_job")
                .flatMap(table -> node.database.jdbc().sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .toList()
                .toString();
    }
}
