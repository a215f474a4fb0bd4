package io.rialto.demo.walk;

import io.rialto.demo.browser.Page;
import io.rialto.demo.club.Club;
import io.rialto.demo.http.Form;
import io.rialto.demo.shop.Customer;
import io.rialto.demo.terminal.Terminal;
import java.util.List;
import java.util.Map;

/** The whole way: Jane gets in, and whoever may not does not. */
public final class Walk {

    private final Terminal terminal;
    private final Scene scene;
    private final Report report;
    private final Refusals refusals;

    public Walk(Terminal terminal, Scene scene) {
        this.terminal = terminal;
        this.scene = scene;
        this.report = new Report(terminal, scene);
        this.refusals = new Refusals(scene, report);
    }

    /** @throws Unexpected at the first thing that is not as it must be */
    public void go() {
        Assertions assertions = whomToBelieve();
        try (Stroller jane = new Stroller(report)) {
            firstTime(jane, assertions);
            secondTime(jane);
            deepLink(jane);
            refusals.foreignTarget(jane);
            refusals.usedTicket(jane);
            refusals.alteredTicket(jane);
            scene.club().ifPresent(club -> club(jane, club));
            refusals.disabled(jane, scene.customer("jane.doe@example.test"));
        }
        bob();
        carla();
        refusals.administrator(scene.customer("jane.doe@example.test"));
        refusals.unconfirmed(scene.customer("uma.newman@example.test"));
        refusals.rememberedOnly(scene.customer("jane.doe@example.test"));
        scene.club().ifPresent(this::logout);
        terminal.blank();
        terminal.line(terminal.good(
                "All %d steps went as they must (%d checks).".formatted(report.steps(), report.checks())));
    }

    private Assertions whomToBelieve() {
        report.step("The site publishes whom its services may believe");
        try (Stroller anybody = new Stroller(report)) {
            Page metadata = anybody.open(scene.issuer() + "/saml/metadata");
            report.expect("the metadata is public", 200, metadata.status());
            return new Assertions(scene, report, metadata);
        }
    }

    private void firstTime(Stroller jane, Assertions assertions) {
        report.step("A guest clicks the link to Rewards and is asked to log in at the shop");
        Page loginPage = jane.open(scene.link("rewards"));
        report.expect(
                "it is the shop's own login page",
                "/customer/account/login/",
                loginPage.uri().getPath());

        report.step("Jane logs in and is sent on, with a ticket");
        Page handOff = jane.logIn(loginPage, scene.customer("jane.doe@example.test"));
        report.expect("Rialto answers with a form for the service", 200, handOff.status());
        report.expect(
                "the form goes to Rewards and nowhere else",
                scene.rewards().acs(),
                handOff.form().action().toString());

        new Tickets(scene, report).show(jane.ticket());
        String subject = assertions.show(handOff, scene.rewards());

        report.step("Rewards makes the account");
        Page home = jane.submit(handOff, Map.of());
        report.expect(
                "“Welcome Jane, your account was just created”",
                home.text().contains("Welcome Jane, your account was just created"));
        report.expect(
                "she stands inside the service under her subject", home.text().contains(subject));
        report.expect("Rewards has one account", 1, scene.rewards().accounts());
    }

    private void secondTime(Stroller jane) {
        report.step("Jane clicks again: the same account");
        Page home = jane.submit(jane.open(scene.link("rewards")), Map.of());
        report.expect(
                "“Welcome back Jane, it is the same account”",
                home.text().contains("Welcome back Jane, it is the same account"));
        report.expect("Rewards still has one account", 1, scene.rewards().accounts());
    }

    private void deepLink(Stroller jane) {
        report.step("A link may lead to a page inside the service");
        String target = scene.rewards().address().resolve("catalogue").toString();
        Page page = jane.submit(jane.open(scene.link("rewards") + "?" + Form.write(Map.of("to", target))), Map.of());
        report.expect("she lands on the catalogue", target, page.uri().toString());
    }

    private void club(Stroller jane, Club club) {
        report.step("The Club speaks OpenID Connect: the link looks the same, and the Club asks by itself");
        Page home = jane.open(scene.link("club"));
        report.expect(
                "“Welcome Jane, your account was just created”",
                home.text().contains("Welcome Jane, your account was just created"));
        report.expect("the Club has one member", 1, club.accounts());

        report.step("Jane presses the Club's own button: the same account");
        Page again = jane.open(club.address().resolve("login").toString());
        report.expect(
                "“Welcome back Jane, it is the same account”",
                again.text().contains("Welcome back Jane, it is the same account"));
        report.expect("the Club still has one member", 1, club.accounts());

        report.step("Jane signs out of the Club, and comes back from Rialto");
        Page goodbye = jane.submit(again, Map.of());
        report.expect("“You are signed out”", goodbye.text().contains("You are signed out"));
        report.expect("it is the Club's own page", club.address().resolve("goodbye"), goodbye.uri());
    }

    private void logout(Club club) {
        report.step("Jane enters the Club, signs out of the shop, and is out of the Club too");
        try (Stroller jane = new Stroller(report)) {
            Page home = jane.logIn(jane.open(scene.link("club")), scene.customer("jane.doe@example.test"));
            report.expect("she is in the Club", home.text().contains("Welcome back Jane"));
            Page end = jane.open(scene.atShop("customer/account/logout/"));
            report.expect("Rialto tells her where", end.uri().toString().startsWith(scene.issuer() + "/logout/"));
            report.expect("of the Club she is logged out", end.text().contains("Club You are logged out."));
            report.expect("a button leads back to the shop", end.body().contains("href=\"" + scene.atShop("") + "\""));
            Page later = jane.open(club.address().toString());
            report.expect("the Club does not know her any more", !later.text().contains("Jane"));
            Page account = jane.open(scene.atShop("customer/account/"));
            report.expect("nor does the shop", account.uri().getPath().contains("/customer/account/login/"));
        }
    }

    private void bob() {
        Customer customer = scene.customer("bob.stone@example.test");
        report.step("Bob collects no points: he sees no tile for Rewards");
        try (Stroller bob = new Stroller(report)) {
            bob.logIn(bob.open(scene.atShop("customer/account/login/")), customer);
            Page services = bob.open(scene.atShop("rialto/services"));
            report.expect("there is a tile for Warranty", services.body().contains(scene.link("warranty")));
            report.expect("there is none for Rewards", !services.body().contains(scene.link("rewards")));

            refusals.notEntitled(bob);

            report.step("Warranty is open to him");
            Page home = bob.submit(bob.open(scene.link("warranty")), Map.of());
            report.expect(
                    "“Welcome Bob, your account was just created”",
                    home.text().contains("Welcome Bob, your account was just created"));
        }
    }

    private void carla() {
        report.step("Carla buys for a company, and Rewards is told which");
        try (Stroller carla = new Stroller(report)) {
            Page loginPage = carla.open(scene.link("rewards"));
            Page home = carla.submit(carla.logIn(loginPage, scene.customer("carla.prokop@example.test")), Map.of());
            List.of("Prokop & Daughters s.r.o.", "buyer", "loyalty, wholesale")
                    .forEach(value -> report.expect(
                            "the account has “" + value + "”", home.text().contains(value)));
            report.expect("Rewards has two accounts", 2, scene.rewards().accounts());
        }
    }
}
