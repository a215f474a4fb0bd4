package io.rialto.demo.walk;

import io.rialto.demo.browser.Page;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Json;
import io.rialto.demo.shop.Customer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Who is turned away, why, and with what to ask support about. */
final class Refusals {

    private final Scene scene;
    private final Report report;

    Refusals(Scene scene, Report report) {
        this.scene = scene;
        this.report = report;
    }

    void foreignTarget(Stroller jane) {
        report.step("A link that leads to a foreign place is refused");
        String link = scene.link("rewards") + "?" + Form.write(Map.of("to", "https://evil.example/"));
        refused(jane.openAsProgram(link), 400, "target_not_allowed");
    }

    void usedTicket(Stroller jane) {
        report.step("A ticket that was used before is refused");
        refused(jane.openAsProgram(jane.ticketAddress().toString()), 403, "replayed");
    }

    void alteredTicket(Stroller jane) {
        report.step("A ticket with one altered character is refused");
        String ticket = jane.ticket();
        int at = ticket.length() - 10;
        char other = ticket.charAt(at) == 'A' ? 'B' : 'A';
        String altered = ticket.substring(0, at) + other + ticket.substring(at + 1);
        String address = scene.issuer() + "/launch/complete?" + Form.write(Map.of("ticket", altered));
        refused(jane.openAsProgram(address), 403, "tampered");
    }

    /** Her session at the shop lives on, and her browser gets tickets as before. */
    void disabled(Stroller jane, Customer customer) {
        report.step("The merchant disables Jane’s account, and is obeyed within five seconds");
        try (Stroller merchant = new Stroller(report)) {
            office(merchant, "disable", customer);
            Page refusal = jane.until(403, scene.link("rewards"));
            refused(refusal, 403, "customer_disabled");

            report.step("The merchant enables it again, and Jane is in");
            office(merchant, "enable", customer);
            Page home = jane.submit(jane.until(200, scene.link("rewards")), Map.of());
            report.expect(
                    "“Welcome back Jane, it is the same account”",
                    home.text().contains("Welcome back Jane, it is the same account"));
        }
    }

    private void office(Stroller merchant, String action, Customer customer) {
        Page office = merchant.open(scene.atShop("admin/"));
        merchant.post(
                scene.atShop("admin/customer/" + action + "/"),
                office.form().with(Map.of("customer", String.valueOf(customer.id()))));
    }

    void notEntitled(Stroller bob) {
        report.step("Bob tries the direct link to Rewards and is refused");
        refused(bob.openAsProgram(scene.link("rewards")), 403, "not_entitled");
        report.expect("Rewards made no account for him", 1, scene.rewards().accounts());
    }

    void administrator(Customer customer) {
        report.step("An administrator who acts as Jane is refused");
        try (Stroller admin = new Stroller(report)) {
            Page office = admin.open(scene.atShop("admin/"));
            admin.submit(office, Map.of("customer", String.valueOf(customer.id())));
            refused(admin.openAsProgram(scene.link("rewards")), 403, "impersonated");
        }
    }

    void unconfirmed(Customer customer) {
        report.step("Uma has not confirmed her e-mail address and is refused");
        try (Stroller uma = new Stroller(report)) {
            uma.logIn(uma.open(scene.atShop("customer/account/login/")), customer);
            refused(uma.openAsProgram(scene.link("rewards")), 403, "email_unconfirmed");
        }
    }

    /** Magento's trap: REST tells the profile of somebody who never gave a password. */
    void rememberedOnly(Customer customer) {
        report.step("Who is merely remembered by the shop has to log in");
        try (Stroller somebody = new Stroller(report)) {
            Page loginPage = somebody.open(scene.atShop("customer/account/login/"));
            somebody.logIn(loginPage, customer, Map.of("persistent_remember_me", "on"));
            somebody.browser().cookies().drop("PHPSESSID");
            somebody.browser().get(scene.atShop(""));
            somebody.browser().cookies().drop("persistent_shopping_cart");
            Page profile = somebody.browser()
                    .get(scene.atShop("rest/V1/customers/me"), Map.of("X-Requested-With", "XMLHttpRequest"));
            report.answer("GET", profile);
            report.expect(
                    "the shop's REST still tells her whole profile",
                    profile.body().contains(customer.email()));
            Page page = somebody.open(scene.link("rewards"));
            report.expect(
                    "but the launch ends at the login page",
                    "/customer/account/login/",
                    page.uri().getPath());
        }
    }

    private void refused(Page page, int status, String code) {
        report.expect("refused with status " + status, status, page.status());
        JsonNode error = Json.read(page.body()).path("error");
        report.table(
                "refusal",
                List.of(
                        List.of("reason", error.path("code").asString("")),
                        List.of("title", error.path("title").asString("")),
                        List.of("says", error.path("detail").asString("")),
                        List.of("reference", error.path("reference").asString(""))));
        report.expect("the reason is " + code, code, error.path("code").asString(""));
        report.expect(
                "there is a reference to ask support about",
                !error.path("reference").asString("").isEmpty());
    }
}
