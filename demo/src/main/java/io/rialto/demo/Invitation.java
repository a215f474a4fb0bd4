package io.rialto.demo;

import io.rialto.demo.shop.Customer;
import io.rialto.demo.terminal.Table;
import io.rialto.demo.terminal.Terminal;
import io.rialto.demo.walk.Scene;
import java.util.ArrayList;
import java.util.List;

/** Tells where to click, and as whom. */
final class Invitation {

    private Invitation() {}

    static void print(Terminal terminal, Scene scene, Stage stage) {
        terminal.blank();
        terminal.line(terminal.good("Rialto is running, with a shop and three services."));
        terminal.blank();
        terminal.line("  " + terminal.bold("Start here:  " + scene.shop().address()));
        terminal.line(
                "  Log in as Jane and click “Rewards”: you stand in the service, with an account made on the way.");
        terminal.blank();
        print(terminal, customers(scene.customers().all()));
        terminal.blank();
        terminal.line("  Staff sign in to the dashboard at " + stage.dashboard());
        terminal.line("  as " + Configuration.OWNER + " with the password " + Configuration.OWNER_PASSWORD);
        terminal.blank();
        print(terminal, places(scene, stage));
        terminal.blank();
        terminal.line("Ctrl-C stops everything and removes its data.");
    }

    private static void print(Terminal terminal, List<List<String>> rows) {
        List<String> lines = Table.lines(rows);
        terminal.line("  " + terminal.dim(lines.getFirst()));
        lines.stream().skip(1).forEach(line -> terminal.line("  " + line));
    }

    private static List<List<String>> customers(List<Customer> customers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("customer", "e-mail", "password", ""));
        customers.forEach(customer ->
                rows.add(List.of(customer.fullName(), customer.email(), customer.password(), customer.note())));
        return rows;
    }

    private static List<List<String>> places(Scene scene, Stage stage) {
        List<List<String>> places = new ArrayList<>(List.of(
                List.of("what", "where"),
                List.of("the link to Rewards", scene.link("rewards")),
                List.of("Rewards itself", scene.rewards().address().toString()),
                List.of("Warranty itself", scene.warranty().address().toString()),
                List.of("the site's metadata", scene.issuer() + "/saml/metadata"),
                List.of("the same for OpenID Connect", scene.issuer() + "/.well-known/openid-configuration"),
                List.of("act as a customer, or disable one", scene.shop().address() + "admin/"),
                List.of("a headless storefront", scene.shop().storefront().toString()),
                List.of("Rialto's configuration", stage.configuration().toString()),
                List.of("Rialto's log", stage.log().toString())));
        scene.club()
                .ifPresent(club ->
                        places.add(4, List.of("Club itself", club.address().toString())));
        return places;
    }
}
