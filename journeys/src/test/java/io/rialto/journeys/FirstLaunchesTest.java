package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.rewards.Business;
import io.rialto.demo.rewards.Rewards;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that are made on the way, at a service that trusts the kit alone. */
class FirstLaunchesTest {

    private static RunningRialto rialto;
    private static Rewards rewards;

    private int before;

    @BeforeAll
    static void start() throws Exception {
        Configuration.Site site = aSite("main");
        rialto = RunningRialto.prepared(Database.H2, Configuration.of(site));
        rewards = Rewards.start(Rewards.Settings.of(
                Business.REWARDS, 0, rialto.shop("main").issuer(), URI.create("http://main.shop.test/")));
        rialto.configure(
                Configuration.of(site.withServices(aService("rewards").at(rewards.entityId(), rewards.acs()))));
        rialto.start();
    }

    @AfterAll
    static void stop() {
        rialto.close();
        rewards.close();
    }

    @BeforeEach
    void count() {
        before = rewards.accounts();
    }

    @Test
    void tenFirstLaunchesAtOnceMakeOneAccount() throws Exception {
        Shop shop = rialto.shop("main");
        List<Callable<Answer>> customers = IntStream.range(0, 10)
                .mapToObj(number -> arrival(shop, named("Tenfold")))
                .toList();

        List<Answer> landed;
        try (ExecutorService atOnce = Executors.newFixedThreadPool(customers.size())) {
            landed = atOnce.invokeAll(customers).stream().map(Future::resultNow).toList();
        }

        assertThat(made()).isEqualTo(1);
        assertThat(landed).allSatisfy(page -> assertThat(page.body()).contains("Jane Tenfold"));
        assertThat(landed)
                .filteredOn(page -> page.body().contains("just created"))
                .hasSize(1);
    }

    @Test
    void aChangedEmailAddressAndNameKeepTheAccount() throws Exception {
        Shop shop = rialto.shop("main");
        Person jane = named("Doe");
        arrival(shop, jane).call();

        Answer landed = arrival(
                        shop, jane.with("email", "jane.roe@example.test").with("last_name", "Roe"))
                .call();

        assertThat(made()).isEqualTo(1);
        assertThat(landed.body()).contains("Jane Roe").contains("Same account");
    }

    @Test
    void twoCustomersHaveTwoAccounts() throws Exception {
        Shop shop = rialto.shop("main");

        arrival(shop, named("One")).call();
        arrival(shop, named("Another")).call();

        assertThat(made()).isEqualTo(2);
    }

    /** A customer of the test's own, so that no other test has made the account. */
    private static Person named(String lastName) {
        return aPerson(lastName)
                .with("email", lastName + "@example.test")
                .with("first_name", "Jane")
                .with("last_name", lastName);
    }

    private int made() {
        return rewards.accounts() - before;
    }

    /** A customer with his ticket in hand: from there on to the page where he lands. */
    private static Callable<Answer> arrival(Shop shop, Person customer) {
        Visitor visitor = new Visitor();
        String ticket = shop.ticket("rewards", shop.begin(visitor, "rewards"), customer);
        return () -> visitor.follow(visitor.submit(shop.complete(visitor, ticket)));
    }
}
