package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Html;
import java.util.function.Function;

/** The demo's back office. It asks for no password, which only a stand-in may do. */
final class BackOffice {

    private static final int ADMIN = 1;

    private final String shop;
    private final Customers customers;
    private final Sessions sessions;

    BackOffice(String shop, Customers customers, Sessions sessions) {
        this.shop = shop;
        this.customers = customers;
        this.sessions = sessions;
    }

    Answer page(Visit visit) {
        return Layout.page(
                visit,
                "Back office",
                html(
                        """
                <h1>Back office</h1>
                <p>Of the stand-in shop only. A real one asks for an administrator's password.</p>
                <div class="scroll card" tabindex="0" role="region" aria-label="Customers">
                <table>
                <thead><tr><th scope="col">Customer</th><th scope="col">Group</th><th scope="col">Segments</th><td></td></tr></thead>
                <tbody>{}</tbody>
                </table>
                </div>
                <form class="card" method="post" action="/admin/sessions/end/">
                {}
                <h2>Sessions</h2>
                <p>Ends every session as if an hour had passed. Who chose “Remember me” is then remembered, but not logged in.</p>
                <button class="button" type="submit">End all sessions</button>
                </form>
                """,
                        customers.all().stream()
                                .map(customer -> row(visit, customer))
                                .toList(),
                        Layout.formKey(visit)));
    }

    Answer loginAsCustomer(Visit visit) {
        return about(visit, customer -> {
            visit.logInAs(customer, ADMIN);
            visit.session().say(true, "You are logged in as customer: " + customer.fullName());
            return Answer.redirect(shop + "customer/account/");
        });
    }

    Answer disable(Visit visit) {
        return about(visit, customer -> {
            customers.disable(customer.id());
            return done(visit, customer.fullName() + " is disabled.");
        });
    }

    Answer enable(Visit visit) {
        return about(visit, customer -> {
            customers.enable(customer.id());
            return done(visit, customer.fullName() + " is enabled.");
        });
    }

    Answer delete(Visit visit) {
        return about(visit, customer -> {
            customers.delete(customer.id());
            return done(visit, "You deleted the customer.");
        });
    }

    /** Does it to the customer whom the form names. */
    private Answer about(Visit visit, Function<Customer, Answer> action) {
        if (!visit.formKeyIsRight()) {
            return wrongFormKey(visit);
        }
        String id = visit.call().field("customer");
        return customers.all().stream()
                .filter(customer -> String.valueOf(customer.id()).equals(id))
                .findAny()
                .map(action)
                .orElseGet(() -> Answer.redirect(shop + "admin/"));
    }

    private Answer done(Visit visit, String message) {
        visit.session().say(true, message);
        return Answer.redirect(shop + "admin/");
    }

    Answer endSessions(Visit visit) {
        if (!visit.formKeyIsRight()) {
            return wrongFormKey(visit);
        }
        sessions.endAll();
        return Answer.redirect(shop);
    }

    private Answer wrongFormKey(Visit visit) {
        visit.session().say(false, "Invalid Form Key. Please refresh the page.");
        return Answer.redirect(shop + "admin/");
    }

    private Html row(Visit visit, Customer customer) {
        boolean disabled = customers.isDisabled(customer.id());
        return html(
                """
                <tr>
                <th scope="row">{}<br><small>{}{}</small></th>
                <td>{}</td>
                <td>{}</td>
                <td>{}{}{}</td>
                </tr>
                """,
                customer.fullName(),
                customer.email(),
                html(" <span class=\"tag\">disabled</span>").when(disabled),
                customer.groupCode(),
                segments(customer),
                button(visit, customer, "loginascustomer", "Login as"),
                disabled
                        ? button(visit, customer, "customer/enable", "Enable")
                        : button(visit, customer, "customer/disable", "Disable"),
                button(visit, customer, "customer/delete", "Delete"));
    }

    private static Html button(Visit visit, Customer customer, String action, String label) {
        return html("""
                <form method="post" action="/admin/{}/">
                {}<input type="hidden" name="customer" value="{}">
                <button class="button small" type="submit">{} {}</button>
                </form>
                """, action, Layout.formKey(visit), customer.id(), label, customer.firstName());
    }

    private static String segments(Customer customer) {
        return customer.segments().isEmpty() ? "none" : String.join(", ", customer.segments());
    }
}
