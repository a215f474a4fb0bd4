package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Html;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code /customer/account/…}: sign in, sign out, and the account itself. */
final class AccountPages {

    static final String WRONG =
            "The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.";

    private final String shop;
    private final String issuer;
    private final Customers customers;
    private final Tickets tickets;
    private final ServiceStrip services;

    /**
     * @param shop the base URL, with a slash at its end: Magento redirects to absolute addresses
     * @param issuer the site at Rialto
     */
    AccountPages(String shop, String issuer, Customers customers, Tickets tickets, ServiceStrip services) {
        this.shop = shop;
        this.issuer = issuer;
        this.customers = customers;
        this.tickets = tickets;
        this.services = services;
    }

    /** Controller/Account/Login.php: whoever is logged in is sent on to the account. */
    Answer login(Visit visit) {
        return visit.loggedIn()
                .map(_ -> Answer.redirect(shop + "customer/account/"))
                .orElseGet(() -> Layout.page(visit, "Customer Login", loginForm(visit)));
    }

    Answer loginPost(Visit visit) {
        if (!visit.formKeyIsRight()) {
            visit.session().say(false, "Invalid Form Key. Please refresh the page.");
            return Answer.redirect(shop + "customer/account/");
        }
        Optional<Customer> customer = customers
                .byEmail(visit.call().field("login[username]"))
                .filter(found -> found.password().equals(visit.call().field("login[password]")))
                .filter(found -> !customers.isDisabled(found.id()));
        if (customer.isEmpty()) {
            visit.session().say(false, WRONG);
            return Answer.redirect(shop + "customer/account/login/");
        }
        visit.logIn(
                customer.get(), !visit.call().field("persistent_remember_me").isEmpty());
        return Answer.redirect(visit.session().takeResumption().orElse(shop + "customer/account/"));
    }

    Answer logout(Visit visit) {
        // An administrator who stops acting as the customer logs no customer out.
        Optional<Customer> customer = visit.loggedIn().filter(_ -> visit.admin().isEmpty());
        customer.ifPresent(its -> customers.tell("customer.logged_out", its.id()));
        // The ticket before the session ends: it says who is logged in.
        Answer on = customer.map(its -> everywhere(its, visit))
                .orElseGet(() -> Answer.redirect(shop + "customer/account/logoutSuccess/"));
        visit.logOut();
        return on;
    }

    /** By way of Rialto, which logs the customer out of the services too and leads back to the shop. */
    private Answer everywhere(Customer customer, Visit visit) {
        String ticket = tickets.issue(customer, "logout", Optional.empty(), Optional.empty(), visit.loggedInAt());
        return Answer.redirect(issuer + "/logout?" + Form.write(Map.of("ticket", ticket)))
                .with("Referrer-Policy", "no-referrer");
    }

    Answer loggedOut(Visit visit) {
        return Layout.page(visit, "You are signed out", html("""
                <h1>You are signed out</h1>
                <p>See you soon. <a href="/">Back to the shop</a></p>
                """));
    }

    Answer account(Visit visit) {
        return visit.loggedIn()
                .map(customer -> Layout.page(visit, "My Account", overview(customer, services.of(visit))))
                .orElseGet(() -> toLogin(visit, shop + "customer/account/index/"));
    }

    /** The plugin around every page of the account: remember where, then to the login page. */
    Answer toLogin(Visit visit, String page) {
        visit.session().resumeAt(page);
        return Answer.redirect(shop + "customer/account/login/referer/" + referer(page) + "/");
    }

    /** Magento's base64 for addresses: {@code +/=} become {@code -_~}. */
    private static String referer(String url) {
        return Base64.getUrlEncoder()
                .encodeToString(url.getBytes(StandardCharsets.UTF_8))
                .replace('=', '~');
    }

    private static Html overview(Customer customer, Html services) {
        return html("""
                <h1>My Account</h1>
                {}
                <section class="card" aria-labelledby="contact">
                <h2 id="contact">Contact information</h2>
                <p>{}<br>{}{}</p>
                {}
                </section>
                <section class="card" aria-labelledby="services">
                <h2 id="services">My Services</h2>
                <p>Partner services that you can enter from here, without another password.</p>
                <p><a class="button" href="/rialto/services">Show my services</a></p>
                </section>
                """, services, customer.fullName(), customer.email(), unconfirmed(customer), company(customer));
    }

    private static Html unconfirmed(Customer customer) {
        return html(" <span class=\"tag\">not confirmed yet</span>").when(!customer.emailConfirmed());
    }

    private static Html company(Customer customer) {
        return customer.company()
                .map(company -> html(
                        "<p>{}, {}</p>",
                        company.path("name").asString(""),
                        company.path("job_title").asString("")))
                .orElse(Html.NOTHING);
    }

    private static Html loginForm(Visit visit) {
        return html("""
                <h1>Customer Login</h1>
                <form class="card narrow" method="post" action="/customer/account/loginPost/">
                {}
                <label for="email">Email</label>
                <input id="email" name="login[username]" type="email" autocomplete="username" required>
                <label for="password">Password</label>
                <input id="password" name="login[password]" type="password" autocomplete="current-password" required>
                <label class="check"><input type="checkbox" name="persistent_remember_me" value="on"> Remember me</label>
                <button class="button" type="submit">Sign In</button>
                <p class="hint">The demo prints the customers and their passwords on its console.</p>
                </form>
                """, Layout.formKey(visit));
    }
}
