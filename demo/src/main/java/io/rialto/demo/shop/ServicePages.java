package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Html;
import io.rialto.demo.shop.Tiles.Tile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /rialto/…}: what Rialto's module adds to the shop. */
final class ServicePages {

    static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final String shop;
    private final String issuer;
    private final AccountPages account;
    private final Tickets tickets;
    private final Tiles tiles;

    ServicePages(String shop, String issuer, AccountPages account, Tickets tickets, Tiles tiles) {
        this.shop = shop;
        this.issuer = issuer;
        this.account = account;
        this.tickets = tickets;
        this.tiles = tiles;
    }

    /** The login-bound route: a ticket for who is logged in; everybody else logs in first and comes back here. */
    Answer launch(Visit visit) {
        Call call = visit.call();
        String service = call.query().getOrDefault("service", "");
        Optional<String> nonce = Optional.ofNullable(call.query().get("nonce"));
        if (!SLUG.matcher(service).matches()
                || nonce.filter(value -> !NONCE.matcher(value).matches()).isPresent()) {
            return Layout.page(404, visit, "Not found", html("<h1>There is no such service</h1>"));
        }
        Optional<Customer> customer = visit.loggedIn();
        String prompt = call.query().getOrDefault("prompt", "");
        if (customer.isEmpty() && prompt.equals("none")) {
            return toRialto(Map.of("error", "login_required", "nonce", nonce.orElse("")));
        }
        if (customer.isEmpty() || prompt.equals("login") || isTooOld(visit)) {
            return logInAnew(visit, service, nonce);
        }
        return toRialto(
                Map.of("ticket", tickets.issue(customer.get(), service, nonce, visit.admin(), visit.loggedInAt())));
    }

    private boolean isTooOld(Visit visit) {
        String maxAge = visit.call().query().getOrDefault("max_age", "");
        return SECONDS.matcher(maxAge).matches()
                && visit.loggedInAt()
                        .filter(at -> at.plusSeconds(Long.parseLong(maxAge)).isBefore(visit.now()))
                        .isPresent();
    }

    /** Without the wishes: once the customer has logged in, they are granted. */
    private Answer logInAnew(Visit visit, String service, Optional<String> nonce) {
        visit.loggedIn().ifPresent(customer -> visit.logOut());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("service", service);
        nonce.ifPresent(value -> query.put("nonce", value));
        visit.session().resumeAt(shop + "rialto/launch?" + Form.write(query));
        return Answer.redirect(shop + "customer/account/login/");
    }

    private Answer toRialto(Map<String, String> query) {
        return Answer.redirect(issuer + "/launch/complete?" + Form.write(query)).with("Referrer-Policy", "no-referrer");
    }

    Answer services(Visit visit) {
        return visit.loggedIn()
                .map(customer -> Layout.page(visit, "My Services", tiles(tiles.of(customer, visit.admin()))))
                .orElseGet(() -> account.toLogin(visit, shop + "rialto/services"));
    }

    private Html tiles(Optional<List<Tile>> found) {
        Html list = found.map(this::list)
                .orElseGet(() -> html("<p class=\"card\" role=\"status\">Your services cannot be shown at the moment. "
                        + "The shop itself is not affected; please try again in a minute.</p>"));
        return html("""
                <h1>My Services</h1>
                <p>You are signed in there with one click. No password leaves this shop.</p>
                {}
                """, list);
    }

    private Html list(List<Tile> found) {
        return found.isEmpty()
                ? html("<p class=\"card\">There are no services for your account yet.</p>")
                : html(
                        "<ul class=\"tiles\">{}</ul>",
                        found.stream().map(this::tile).toList());
    }

    private Html tile(Tile tile) {
        return html("""
                <li>
                <a href="{}">
                <strong>{}</strong>
                <span>{}</span>
                </a>
                </li>
                """, tiles.href(tile), tile.name(), tile.summary());
    }
}
