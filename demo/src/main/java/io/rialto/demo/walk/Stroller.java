package io.rialto.demo.walk;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import io.rialto.demo.shop.Customer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One person with a browser of their own, whose every step is told. */
final class Stroller implements AutoCloseable {

    private static final Map<String, String> PROGRAM = Map.of("Accept", "application/json");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int MOST_REDIRECTS = 10;
    private static final String COMPLETE = "/launch/complete";

    private final Browser browser = new Browser();
    private final Report report;
    private Optional<URI> ticketAddress = Optional.empty();

    Stroller(Report report) {
        this.report = report;
    }

    Browser browser() {
        return browser;
    }

    /** Opens an address and goes on until a page is shown. */
    Page open(String url) {
        return open(url, Map.of());
    }

    /** The same as a program does, which reads refusals as JSON. */
    Page openAsProgram(String url) {
        return open(url, PROGRAM);
    }

    /** The same again and again until the answer has this status, for five seconds. Told is only the last time. */
    Page until(int status, String url) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (quietly(url).status() != status && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return openAsProgram(url);
    }

    private Page quietly(String url) {
        Page page = browser.get(url, PROGRAM);
        for (int i = 0; page.redirects() && i < MOST_REDIRECTS; i++) {
            page = browser.get(page.location().toString(), PROGRAM);
        }
        return page;
    }

    /** Sends a form to an address and goes on until a page is shown. */
    Page post(String url, Map<String, String> form) {
        Page answer = browser.post(url, form);
        report.answer("POST", answer);
        return goOn(answer, Map.of());
    }

    /** Presses the page's button and goes on until a page is shown. */
    Page submit(Page page, Map<String, String> fields) {
        Page answer = browser.submit(page, fields);
        report.answer("POST", answer);
        return goOn(answer, Map.of());
    }

    /** Fills in the login form that the page shows. */
    Page logIn(Page loginPage, Customer customer) {
        return logIn(loginPage, customer, Map.of());
    }

    Page logIn(Page loginPage, Customer customer, Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.put("login[username]", customer.email());
        fields.put("login[password]", customer.password());
        return submit(loginPage, fields);
    }

    /** Where the shop sent the browser with the last ticket. */
    URI ticketAddress() {
        return ticketAddress.orElseThrow(() -> new Unexpected("the way from the shop", "a ticket", "none"));
    }

    String ticket() {
        return ticketAddress().getQuery().substring("ticket=".length());
    }

    private Page open(String url, Map<String, String> headers) {
        Page page = browser.get(url, headers);
        report.answer("GET", page);
        return goOn(page, headers);
    }

    private Page goOn(Page from, Map<String, String> headers) {
        Page page = from;
        for (int i = 0; page.redirects(); i++) {
            if (i == MOST_REDIRECTS) {
                throw new Unexpected("redirects", "at most " + MOST_REDIRECTS, "more");
            }
            if (page.location().getPath().endsWith(COMPLETE)) {
                ticketAddress = Optional.of(page.location());
            }
            page = browser.get(page.location().toString(), headers);
            report.answer("GET", page);
        }
        return page;
    }

    @Override
    public void close() {
        browser.close();
    }
}
