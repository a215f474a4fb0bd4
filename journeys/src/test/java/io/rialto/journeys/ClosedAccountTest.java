package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.demo.shop.Customer;
import io.rialto.demo.shop.Customers;
import io.rialto.demo.shop.Shop.Settings;
import io.rialto.demo.ticket.TicketKey;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The shop decides who its customers are: whoever is disabled or deleted gets nowhere, whatever the browser still holds. */
class ClosedAccountTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final TicketKey KEY = TicketKey.random("main");
    private static final Customers CUSTOMERS = Customers.ofTheDemo();

    @Test
    void anAccountThatTheShopClosesOpensNothingAtTheNextClick() throws Exception {
        Configuration.Site site = aSite("main", aService("rewards"));
        RunningRialto rialto = RunningRialto.prepared(Database.H2, Configuration.of(site));
        Shop door = rialto.shop("main");
        try (rialto;
                var shop = io.rialto.demo.shop.Shop.start(Settings.of(0, door.issuer(), KEY), CUSTOMERS)) {
            rialto.configure(Configuration.of(site.with("store", store(shop))));
            rialto.start();
            Customer jane = CUSTOMERS.byEmail("jane.doe@example.test").orElseThrow();
            Visitor browser = loggedIn(shop, jane);
            assertThat(clicked(browser, door).isHandOff()).isTrue();

            CUSTOMERS.disable(jane.id());
            Answer disabled = within5Seconds(browser, door, answer -> !answer.isHandOff());
            assertThat(disabled.status()).isEqualTo(403);
            assertThat(disabled.body()).contains("Your account is closed at the moment", "<code>");

            CUSTOMERS.enable(jane.id());
            within5Seconds(browser, door, Answer::isHandOff);

            String nonce = door.begin(browser, "rewards");
            URI shopsAnswer = shop.launchAddress().resolve("launch?service=rewards&nonce=" + nonce);
            Answer ticket = browser.get(shopsAnswer);
            CUSTOMERS.delete(jane.id());

            Answer next = clicked(browser, door);
            assertThat(next.isHandOff()).isFalse();
            assertThat(next.uri()).isEqualTo(shop.address().resolve("customer/account/login/"));
            await("the shop's event")
                    .atMost(FIVE_SECONDS)
                    .until(() -> rialto.log().contains("event=customer.deleted"));
            assertThat(browser.get(ticket.location()).body())
                    .as("the ticket in hand")
                    .contains("This account does not exist any more");
        }
    }

    private static Map<String, Object> store(io.rialto.demo.shop.Shop shop) {
        return Map.of(
                "kind", "magento2",
                "base_url", shop.address().toString(),
                "launch_url", shop.launchAddress().toString(),
                "ticket_key", KEY.base64url());
    }

    private static Visitor loggedIn(io.rialto.demo.shop.Shop shop, Customer customer) {
        Visitor browser = new Visitor();
        Answer.Form login =
                browser.get(shop.address().resolve("customer/account/login/")).form();
        Map<String, String> filled = new HashMap<>(login.fields());
        filled.put("login[username]", customer.email());
        filled.put("login[password]", "jane-Demo1");
        browser.post(login.action(), filled);
        return browser;
    }

    /** What the shop says is done on every node within five seconds. */
    private static Answer within5Seconds(Visitor browser, Shop door, Predicate<Answer> done) {
        return await().atMost(FIVE_SECONDS).until(() -> clicked(browser, door), done);
    }

    /** The link, and wherever it leads. */
    private static Answer clicked(Visitor browser, Shop door) {
        Answer answer = browser.get(door.launchLink("rewards"));
        while (answer.status() == 302) {
            answer = browser.follow(answer);
        }
        return answer;
    }
}
