package io.rialto.demo.shop;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An open shop, a customer's browser in front of it, and a clock that stands still until it is told to go. */
final class ShopFixture implements AutoCloseable {

    static final String ISSUER = "http://127.0.0.1:9/s/main";
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final Map<String, String> AJAX = Map.of("X-Requested-With", "XMLHttpRequest");

    final TicketKey key = TicketKey.random("main");
    final Customers customers = Customers.ofTheDemo();
    final SettableClock clock = new SettableClock();
    final Browser browser = new Browser();
    final Shop shop;

    ShopFixture() throws IOException {
        this(ISSUER);
    }

    ShopFixture(String issuer) throws IOException {
        shop = Shop.start(Shop.Settings.of(0, issuer, key, clock), customers);
    }

    Customer jane() {
        return customers.byEmail("jane.doe@example.test").orElseThrow();
    }

    String at(String path) {
        return shop.address().resolve(path).toString();
    }

    Page get(String path) {
        return browser.get(at(path));
    }

    Page me() {
        return browser.get(at("/rest/V1/customers/me"), AJAX);
    }

    Page logIn(Customer customer) {
        return logIn(customer, Map.of());
    }

    Page logInAndStayRemembered(Customer customer) {
        return logIn(customer, Map.of("persistent_remember_me", "on"));
    }

    private Page logIn(Customer customer, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("login[username]", customer.email());
        fields.put("login[password]", customer.password());
        return browser.submit(get("/customer/account/login/"), fields);
    }

    Page actAs(Customer customer) {
        Map<String, String> fields = get("/admin/").form().with(Map.of("customer", String.valueOf(customer.id())));
        return browser.post(at("/admin/loginascustomer/"), fields);
    }

    /** What the ticket in a redirect to Rialto says. */
    JsonNode ticketIn(Page redirect) {
        return key.open(redirect.location().getQuery().substring("ticket=".length()));
    }

    @Override
    public void close() {
        browser.close();
        shop.close();
    }

    static final class SettableClock extends Clock {

        private volatile Instant now = START;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
