package io.rialto.demo.rewards;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Html;
import io.rialto.demo.rewards.Visits.Visit;
import io.rialto.kit.SignIn.How;
import java.util.Optional;

/** What the service shows. */
final class Pages {

    private final Business business;
    private final String shop;

    /** @param shop where customers come from */
    Pages(Business business, String shop) {
        this.business = business;
        this.shop = shop;
    }

    Answer guest() {
        return page(
                200,
                "Welcome",
                Optional.empty(),
                html("""
                <h1>{}</h1>
                <p class="lead">{}</p>
                <p>There is no password to remember here. The shop tells us who you are, whether you begin here, or there by the link
                to {}.</p>
                <p><a class="button" href="/login">Log in with the shop</a> <a href="{}">Go to the shop</a></p>
                """, business.title(), business.claim(), business.title(), shop));
    }

    Answer member(Visit visit, Account account, int accounts) {
        return page(
                200,
                "Welcome",
                Optional.of(account),
                html(
                        """
                <p class="badge">{}</p>
                <h1>{}</h1>
                <p class="lead">{}</p>
                <div class="columns">{}{}</div>
                """,
                        visit.how() == How.CREATED ? "New account" : "Same account as before",
                        welcome(visit, account),
                        story(visit, account, accounts),
                        Evidence.attributes(account),
                        Evidence.proof(visit)));
    }

    Answer catalogue(Account account) {
        Html items = business.items().stream()
                .map(item -> html("<li><strong>{}</strong><span>{}</span></li>", item.name(), item.detail()))
                .collect(Html.joined());
        return page(
                200,
                business.catalogue(),
                Optional.of(account),
                html("""
                <h1>{}</h1>
                <p class="lead">For you, {}.</p>
                <ul class="items">{}</ul>
                """, business.catalogue(), account.name(), items));
    }

    Answer signedOut() {
        return page(200, "Signed out", Optional.empty(), html("""
                <h1>You are signed out</h1>
                <p class="lead">Of {} only. At the shop you may still be signed in.</p>
                <p><a class="button" href="{}">Go to the shop</a></p>
                """, business.title(), shop));
    }

    Answer refused(String reason, String explanation, String reference) {
        return page(403, "We could not let you in", Optional.empty(), html("""
                <h1>We could not let you in</h1>
                <p class="lead">Something is wrong with the way you came. Please go back to the shop and try again. If that does not
                help, tell us this reference: <strong>{}</strong></p>
                <p><a class="button" href="{}">Go to the shop</a></p>
                <section class="card">
                <h2>For whoever connects the service</h2>
                <p><code>{}</code> {}</p>
                </section>
                """, reference, shop, reason, explanation));
    }

    Answer notReady() {
        return page(503, "One moment", Optional.empty(), html("""
                <h1>One moment, please</h1>
                <p class="lead">{} has not yet learned whom to believe: Rialto's metadata cannot be read. Try again shortly.</p>
                """, business.title()));
    }

    Answer notFound() {
        return page(404, "Not found", Optional.empty(), html("<h1>There is nothing here</h1>"));
    }

    private String welcome(Visit visit, Account account) {
        return visit.how() == How.CREATED
                ? "Welcome " + account.name() + ", your account was just created"
                : "Welcome back " + account.name() + ", it is the same account";
    }

    private static Html story(Visit visit, Account account, int accounts) {
        return html(
                "{} It is account no. {}; there {} in total.",
                visit.how() == How.CREATED
                        ? "Nobody filled in a form: it was made from what the shop told us."
                        : "We recognised you, so no second one was made.",
                account.number(),
                accounts == 1 ? "is 1" : "are " + accounts);
    }

    private Answer page(int status, String title, Optional<Account> account, Html content) {
        Html navigation = account.map(_ -> html("""
                <nav aria-label="Service"><a href="/">Home</a><a href="/catalogue">{}</a>
                <form method="post" action="/signout"><button type="submit">Sign out</button></form></nav>
                """, business.catalogue())).orElse(Html.NOTHING);
        return Answer.page(
                status, html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{} | {}</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/service.css">
                </head>
                <body class="{}">
                <a class="skip" href="#content">Skip to content</a>
                <header><div><a class="brand" href="/">{}</a>{}</div></header>
                <main id="content">{}</main>
                <footer><p>A stand-in service for the Rialto demo, elsewhere than the shop.</p></footer>
                </body>
                </html>
                """, title, business.title(), business.slug(), business.title(), navigation, content));
    }
}
