package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.launch.HandedOver.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Accounts.SameEmail;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.site.Site;
import io.rialto.server.standing.StandingChanged;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Two websites of one company, an account at each with the same address, and one service. */
@OnEachDatabase
class SameEmailTest {

    private final Site main = aSite().build();
    private final Site outlet = aSite().named("outlet").build();
    private final TestDatabase database;
    private final Door door;

    SameEmailTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database);
    }

    @Test
    void accountsAreSeparateUnlessSomebodySaysOtherwise() {
        bothWith(SameEmail.SEPARATE);

        assertThat(subject(atMain(jane()))).isNotEqualTo(subject(atOutlet(jane())));
        assertThat(rows()).isZero();
    }

    @Test
    void onePersonHasOneAccountWhereTheServiceSaysSo() {
        bothWith(SameEmail.ONE);

        String first = subject(atMain(jane()));

        assertThat(subject(atOutlet(jane().withCustomer("email", "Jane.DOE@example.test"))))
                .isEqualTo(first);
        assertThat(subject(atMain(jane()))).isEqualTo(first);
        assertThat(subject(atOutlet(jane().with("sub", "8").withCustomer("email", "bob@example.test"))))
                .isNotEqualTo(first);
    }

    @Test
    void aChangedAddressKeepsTheAccountAndDoesNotLendItToTheNextOwnerOfTheAddress() {
        bothWith(SameEmail.ONE);
        String janes = subject(atMain(jane()));

        String afterwards = subject(atMain(jane().withCustomer("email", "jane.roe@example.test")));
        String newOwner = subject(atOutlet(jane()));

        assertThat(afterwards).isEqualTo(janes);
        assertThat(newOwner).isNotEqualTo(janes);
    }

    @Test
    void anAddressThatWasChangedForATakenOneIsNotLentEither() {
        bothWith(SameEmail.ONE);
        String janes = subject(atMain(jane()));
        String bobs = subject(atOutlet(jane().with("sub", "8").withCustomer("email", "bob@example.test")));
        assertThat(subject(atMain(jane().withCustomer("email", "bob@example.test"))))
                .isEqualTo(janes);
        atOutlet(jane().with("sub", "8").withCustomer("email", "bob.roe@example.test"));

        String nextJane = subject(atOutlet(jane().with("sub", "9")));
        String nextBob = subject(atOutlet(jane().with("sub", "10").withCustomer("email", "bob@example.test")));

        assertThat(List.of(janes, bobs, nextJane, nextBob)).doesNotHaveDuplicates();
    }

    @Test
    void accountsThatExistAreNeverMadeOne() {
        bothWith(SameEmail.ONE);
        String janes = subject(atMain(jane()));
        String bobs = subject(atOutlet(jane().withCustomer("email", "bob@example.test")));

        String met = subject(atOutlet(jane()));

        assertThat(met).isEqualTo(bobs).isNotEqualTo(janes);
    }

    @Test
    void whoComesSecondIsRefusedWhereTheServiceSaysSo() {
        bothWith(SameEmail.REFUSE);

        assertThat(atMain(jane()).getStatus()).isEqualTo(200);
        assertRefused(atOutlet(jane()), Refusal.EMAIL_ELSEWHERE);
        assertThat(atMain(jane()).getStatus()).isEqualTo(200);
        assertThat(atOutlet(jane().withCustomer("email", "jane.roe@example.test"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void anAddressThatIsGivenUpIsFreeAgain() {
        bothWith(SameEmail.REFUSE);
        atMain(jane());
        atMain(jane().withCustomer("email", "jane.roe@example.test"));

        assertThat(atOutlet(jane()).getStatus()).isEqualTo(200);
        assertRefused(atMain(jane()), Refusal.EMAIL_ELSEWHERE);
    }

    @Test
    void anUnconfirmedAddressNeitherOpensAnAccountNorKeepsItsOwnerOut() {
        Site lax = aSite().named("outlet").allowing(false, true).build();
        for (SameEmail rule : List.of(SameEmail.ONE, SameEmail.REFUSE)) {
            bothWith(rule);
            door.with(lax, aService().of(lax).with(rule).build());

            assertRefused(atOutlet(jane().withCustomer("email_verified", false)), Refusal.EMAIL_UNCONFIRMED);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void aServiceThatIsToldTheAddressCanRefuseTheSecondToo() {
        door.with(
                        main,
                        aService()
                                .naming(NameIdKind.EMAIL)
                                .with(SameEmail.REFUSE)
                                .build())
                .with(
                        outlet,
                        aService()
                                .of(outlet)
                                .naming(NameIdKind.EMAIL)
                                .with(SameEmail.REFUSE)
                                .build());

        assertThat(subject(atMain(jane()))).isEqualTo("jane.doe@example.test");
        assertRefused(atOutlet(jane()), Refusal.EMAIL_ELSEWHERE);
    }

    @Test
    void anotherOrganizationsCustomersAreNobodysNamesakes() {
        bothWith(SameEmail.ONE);
        door.ofSomebodyElse(outlet);

        assertThat(subject(atMain(jane()))).isNotEqualTo(subject(atOutlet(jane())));
    }

    @Test
    void ofTwoWhoComeAtOnceOneIsFirst() throws Exception {
        bothWith(SameEmail.ONE);
        List<Callable<String>> arrivals = Stream.of(main, outlet, main, outlet)
                .<Callable<String>>map(site -> () -> subject(at(site, jane())))
                .toList();

        try (var atOnce = Executors.newFixedThreadPool(4)) {
            List<String> subjects = atOnce.invokeAll(arrivals).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(subjects).hasSize(1);
        }
    }

    @Test
    void noAddressIsKept() {
        bothWith(SameEmail.ONE);
        atMain(jane());

        String kept = database.jdbc()
                        .sql("select * from namesake")
                        .query()
                        .listOfRows()
                        .toString()
                + database.jdbc().sql("select * from namesake_address").query().listOfRows();

        assertThat(kept).contains("account=").doesNotContainIgnoringCase("jane").doesNotContain("example.test");
    }

    @Test
    void whoIsErasedHoldsNoAddressAnyMore() {
        bothWith(SameEmail.ONE);
        String first = subject(atMain(jane()));

        door.forgotten.changed(new StandingChanged(main.id(), "42", "hash-of-42", What.DELETED, TheClock.NOON));
        long afterDeletion = rows();
        door.forgotten.changed(new StandingChanged(main.id(), "42", "hash-of-42", What.ERASED, TheClock.NOON));

        assertThat(afterDeletion).isEqualTo(2);
        assertThat(rows()).isZero();
        assertThat(subject(atOutlet(jane()))).isNotEqualTo(first);
    }

    @Test
    void whoIsErasedLeavesTheAccountToANamesakeWhoHasIt() {
        bothWith(SameEmail.ONE);
        String first = subject(atMain(jane()));
        assertThat(subject(atOutlet(jane()))).isEqualTo(first);

        door.forgotten.changed(new StandingChanged(main.id(), "42", "hash-of-42", What.ERASED, TheClock.NOON));

        assertThat(subject(atOutlet(jane()))).isEqualTo(first);
    }

    private void bothWith(SameEmail rule) {
        door.with(main, aService().with(rule).build())
                .with(outlet, aService().of(outlet).with(rule).build());
    }

    private static TicketFixture jane() {
        return aTicket();
    }

    private MockHttpServletResponse atMain(TicketFixture ticket) {
        return at(main, ticket);
    }

    /** There Jane has another customer number, as shops with accounts per website give. */
    private MockHttpServletResponse atOutlet(TicketFixture ticket) {
        return at(outlet, ticket);
    }

    private MockHttpServletResponse at(Site site, TicketFixture ticket) {
        return door.launch(site.slug(), "rewards", ticket.at(site));
    }

    private long rows() {
        return database.jdbc()
                .sql("select (select count(*) from namesake) + (select count(*) from namesake_address)")
                .query(Long.class)
                .single();
    }

    private static void assertRefused(MockHttpServletResponse response, Refusal reason) {
        assertThat(response.getStatus()).isEqualTo(reason.status());
        assertThat(HandedOver.text(response)).contains(reason.title()).doesNotContain("SAMLResponse");
    }
}
