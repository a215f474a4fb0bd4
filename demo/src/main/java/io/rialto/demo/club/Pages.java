package io.rialto.demo.club;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Html;
import java.net.URI;

/** What the club shows. */
final class Pages {

    private final URI shop;

    /** @param shop where members come from */
    Pages(URI shop) {
        this.shop = shop;
    }

    Answer guest() {
        return page(200, "Welcome", html("""
                <h1>The Club</h1>
                <p class="lead">Evenings, previews and good company.</p>
                <p>There is no password to remember here.</p>
                <p><a class="button" href="/login">Log in with the shop</a></p>
                """));
    }

    Answer member(Members.Entered entered, int count) {
        Member member = entered.member();
        Html claims = member.claims().entrySet().stream()
                .map(claim -> html("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", claim.getKey(), claim.getValue()))
                .collect(Html.joined());
        String welcome = entered.isNew()
                ? "Welcome " + member.name() + ", your account was just created"
                : "Welcome back " + member.name() + ", it is the same account";
        return page(200, "Welcome", html("""
                <h1>{}</h1>
                <p class="lead">You are member no. {} of {}.</p>
                <section class="card"><h2>What the shop told us</h2><table>{}</table></section>
                <section class="card"><h2>Who you are here</h2><p><code>{}</code></p></section>
                <form method="post" action="/signout"><button type="submit">Sign out</button></form>
                """, welcome, member.number(), count, claims, member.subject()));
    }

    Answer goodbye() {
        return page(200, "Signed out", html("""
                <h1>You are signed out</h1>
                <p class="lead">Of the Club only. At the shop you may still be signed in.</p>
                <p><a class="button" href="{}">Go to the shop</a></p>
                """, shop));
    }

    Answer refused(String reason) {
        return page(403, "We could not let you in", html("""
                <h1>We could not let you in</h1>
                <p class="lead">Please go back to the shop and try again.</p>
                <p><a class="button" href="{}">Go to the shop</a></p>
                <section class="card"><h2>For whoever connects the service</h2><p>We got {}.</p></section>
                """, shop, reason));
    }

    Answer notFound() {
        return page(404, "Not found", html("<h1>There is nothing here</h1>"));
    }

    private static Answer page(int status, String title, Html content) {
        return Answer.page(status, html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{} | Club</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/service.css">
                </head>
                <body class="club">
                <a class="skip" href="#content">Skip to content</a>
                <header><div><a class="brand" href="/">Club</a></div></header>
                <main id="content">{}</main>
                <footer><p>A stand-in service for the Rialto demo, elsewhere than the shop.</p></footer>
                </body>
                </html>
                """, title, content));
    }
}
