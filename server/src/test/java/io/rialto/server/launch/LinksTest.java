package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.launch.HandedOver.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Accounts.EmailCase;
import io.rialto.server.externalservice.Accounts.SameEmail;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.link.Link;
import io.rialto.server.site.Site;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the ledger knows of customers' accounts, and what services see of addresses and shared customers. */
@OnEachDatabase
class LinksTest {

    private final Site main = aSite().build();
    private final Site outlet = aSite().named("outlet").build();
    private final TestDatabase database;
    private final Door door;

    LinksTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database);
    }

    @Test
    void theFirstLaunchMakesTheLinkAndLaterOnesKeepIt() {
        door.with(main, rewards().build());

        launch(jane());
        door.clock.advance(Duration.ofHours(1));
        launch(jane());

        Link link = janes();
        assertThat(link.firstAt()).isEqualTo(TheClock.NOON);
        assertThat(link.lastAt()).isEqualTo(TheClock.NOON.plus(Duration.ofHours(1)));
        assertThat(link.firstLaunch()).isNotEqualTo(link.lastLaunch());
        assertThat(link.accountsBefore()).isZero();
        assertThat(link.toldAt()).isEqualTo(TheClock.NOON);
    }

    @Test
    void aServiceThatRefusedOrWasNeverEnteredHasNoLink() {
        door.with(main, rewards().allowing("false").build());

        launch(jane());

        assertThat(door.links.of(main.id(), "42")).isEmpty();
    }

    @Test
    void aChangedProfileIsToldAndTheAccountStays() {
        door.with(main, rewards().build());
        launch(jane());
        String account = janes().account();
        String told = janes().attributes();

        door.clock.advance(Duration.ofDays(1));
        launch(jane().withCustomer("email", "jane.roe@example.test"));

        assertThat(janes().account()).isEqualTo(account);
        assertThat(janes().accountsBefore()).isZero();
        assertThat(janes().attributes()).isNotEqualTo(told);
        assertThat(janes().toldAt()).isEqualTo(TheClock.NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void anotherNameAtTheServiceIsNoticedAsItMayLeaveAnAccountBehind() {
        door.with(main, rewards().naming(NameIdKind.EMAIL).build());
        launch(jane());

        door.clock.advance(Duration.ofDays(1));
        launch(jane().withCustomer("email", "jane.roe@example.test"));

        assertThat(janes().accountsBefore()).isOne();
        assertThat(janes().accountSince()).isEqualTo(TheClock.NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void whatANodeTookAlongWhenItDiedIsMadeUpForFromTheLaunches() {
        Door dead = new Door(database).with(main, rewards().build());
        dead.launch("rewards", jane());
        door.clock.advance(Duration.ofMinutes(5));

        new LinkRepair(door.ledger, door.links.links(), door.clock).repair();

        assertThat(janes().account()).isNull();
        assertThat(janes().firstAt()).isEqualTo(TheClock.NOON);
        door.with(main, rewards().build());
        launch(jane());
        assertThat(janes().account()).isNotNull();
        assertThat(janes().accountsBefore()).isZero();
        assertThat(janes().firstAt()).isEqualTo(TheClock.NOON);
    }

    @Test
    void nothingThatIsKeptCanBeRead() {
        door.with(main, rewards().build());
        launch(jane());
        janes();

        String kept =
                database.jdbc().sql("select * from link").query().listOfRows().toString();

        assertThat(kept)
                .containsIgnoringCase("account=")
                .doesNotContainIgnoringCase("jane")
                .doesNotContain("example.test");
    }

    @Test
    void aServiceSeesAnAddressInSmallLettersHoweverItIsWritten() {
        door.with(main, rewards().naming(NameIdKind.EMAIL).build());

        assertThat(subject(launch(jane().withCustomer("email", "Jane.Doe@Example.test"))))
                .isEqualTo("jane.doe@example.test");
        assertThat(subject(launch(jane().withCustomer("email", "jane.doe@example.test"))))
                .isEqualTo("jane.doe@example.test");
    }

    @Test
    void anAddressCanStayAsTheServiceFirstSawIt() {
        door.with(
                main,
                rewards().naming(NameIdKind.EMAIL).seeing(EmailCase.FIRST_SEEN).build());
        launch(jane().withCustomer("email", "Jane.Doe@example.test"));
        janes();

        assertThat(subject(launch(jane().withCustomer("email", "jane.DOE@example.test"))))
                .isEqualTo("Jane.Doe@example.test");
        assertThat(janes().accountsBefore()).isZero();
        assertThat(subject(launch(jane().withCustomer("email", "Jane.Roe@Example.test"))))
                .as("another address is seen for the first time")
                .isEqualTo("Jane.Roe@Example.test");
    }

    @Test
    void anAddressCanGoAsTheShopWritesIt() {
        door.with(
                main,
                rewards().naming(NameIdKind.EMAIL).seeing(EmailCase.AS_WRITTEN).build());

        assertThat(subject(launch(jane().withCustomer("email", "Jane.DOE@example.test"))))
                .isEqualTo("Jane.DOE@example.test");
    }

    @Test
    void aShopWhoseSitesShareItsCustomersHasOneOfEach() {
        Site one = aSite().sharingCustomers("shop").build();
        Site other = aSite().named("outlet").sharingCustomers("shop").build();
        door.with(one, rewards().build()).with(other, rewards().of(other).build());

        assertThat(subject(launch(jane()))).isEqualTo(subject(at(other, jane())));
        assertThat(subject(launch(jane()))).isNotEqualTo(subject(at(other, jane().with("sub", "8"))));
    }

    @Test
    void sitesOfAnotherNameOrOrganizationShareNoCustomers() {
        Site one = aSite().sharingCustomers("shop").build();
        Site other = aSite().named("outlet").sharingCustomers("another").build();
        Site foreign = aSite().named("foreign").sharingCustomers("shop").build();
        door.with(one, rewards().build())
                .with(other, rewards().of(other).build())
                .with(foreign, rewards().of(foreign).build())
                .ofSomebodyElse(foreign);

        assertThat(List.of(subject(launch(jane())), subject(at(other, jane())), subject(at(foreign, jane()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void anAccountFromBeforeTheSitesSharedTheirCustomersStaysTheirs() {
        door.with(main, rewards().build());
        String before = subject(launch(jane()));
        janes();

        Site sharing = aSite().sharingCustomers("shop").build();
        Site other = aSite().named("outlet").sharingCustomers("shop").build();
        door.with(sharing, rewards().build()).with(other, rewards().of(other).build());

        assertThat(subject(launch(jane()))).isEqualTo(before);
        assertThat(subject(at(other, jane()))).isNotEqualTo(before);
        assertThat(subject(launch(jane()))).isEqualTo(before);
    }

    @Test
    void sharedCustomersAndSharedAddressesGoTogether() {
        Site one = aSite().sharingCustomers("shop").build();
        door.with(one, rewards().with(SameEmail.ONE).build())
                .with(outlet, rewards().of(outlet).with(SameEmail.ONE).build());

        assertThat(subject(launch(jane()))).isEqualTo(subject(at(outlet, jane().with("sub", "8"))));
    }

    private static ServiceFixture rewards() {
        return aService().releasing("email");
    }

    private static TicketFixture jane() {
        return aTicket();
    }

    private MockHttpServletResponse launch(TicketFixture ticket) {
        return at(main, ticket);
    }

    private MockHttpServletResponse at(Site site, TicketFixture ticket) {
        return door.launch(site.slug(), "rewards", ticket.at(site).madeAt(door.clock.instant()));
    }

    private Link janes() {
        List<Link> links = door.links.of(main.id(), "42");
        assertThat(links).hasSize(1);
        return links.getFirst();
    }
}
